namespace Cake.Kubectl.Logs;

public sealed class KubectlLogsSettings : KubectlSettings
{
    /// <summary>Labels of the pods, where no object is named.</summary>
    public string? Selector { get; set; }

    /// <summary>The pod's only container, or its default one, when null.</summary>
    public string? Container { get; set; }

    public bool AllContainers { get; set; }

    /// <summary>What the container before this one has written, which has ended.</summary>
    public bool Previous { get; set; }

    /// <summary>How many of the last lines; all of one pod, and ten of each selected one, when null.</summary>
    public int? Tail { get; set; }

    /// <summary>Only what is not older than this.</summary>
    public TimeSpan? Since { get; set; }

    /// <summary>Begins every line with the pod and container that wrote it.</summary>
    public bool Prefix { get; set; }

    /// <summary>Begins every line with its time.</summary>
    public bool Timestamps { get; set; }

    /// <summary>How many pods may be followed at once; kubectl's own five when null.</summary>
    public int? MaxRequests { get; set; }
}
