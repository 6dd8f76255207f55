namespace Cake.Kubectl.Label;

public sealed class KubectlLabelSettings : KubectlSettings
{
    /// <summary>A label may have had another value before.</summary>
    public bool Overwrite { get; set; }

    /// <summary>Fails with <see cref="Failures.KubectlConflictException"/> where the object has another one by now.</summary>
    public string? ResourceVersion { get; set; }
}
