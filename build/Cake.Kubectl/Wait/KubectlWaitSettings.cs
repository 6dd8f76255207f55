namespace Cake.Kubectl.Wait;

public sealed class KubectlWaitSettings : KubectlSettings
{
    /// <summary>Labels of the objects, where only their kind is named.</summary>
    public string? Selector { get; set; }

    /// <summary>How long; kubectl's own thirty seconds when null.</summary>
    public TimeSpan? Timeout { get; set; }
}
