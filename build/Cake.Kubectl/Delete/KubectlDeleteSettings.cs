namespace Cake.Kubectl.Delete;

public sealed class KubectlDeleteSettings : KubectlSettings
{
    /// <summary>What is not there is as good as what is deleted.</summary>
    public bool IgnoreNotFound { get; set; }

    /// <summary>Comes back before the objects are gone.</summary>
    public bool NoWait { get; set; }

    /// <summary>How long it may take until they are gone.</summary>
    public TimeSpan? Timeout { get; set; }

    /// <summary>What becomes of what belongs to the objects: background, orphan or foreground.</summary>
    public string? Cascade { get; set; }
}
