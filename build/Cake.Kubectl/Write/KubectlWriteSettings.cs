namespace Cake.Kubectl.Write;

/// <summary>How a manifest is written that is handed over on standard input.</summary>
public sealed class KubectlWriteSettings : KubectlSettings
{
    /// <summary>As whom the cluster notes what we own in the object; the verb's own name when null.</summary>
    public string? FieldManager { get; set; }

    /// <summary>The cluster says what would come of it, and changes nothing.</summary>
    public bool DryRun { get; set; }

    /// <summary>False where the cluster cannot say what fields there are.</summary>
    public bool Validate { get; set; } = true;

    /// <summary>Of apply: the cluster merges.</summary>
    public bool ServerSide { get; set; }

    /// <summary>Of apply where the cluster merges: takes over fields that somebody else owns.</summary>
    public bool ForceConflicts { get; set; }

    public KubectlAnswer Answer { get; set; }
}
