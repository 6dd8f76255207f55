namespace Cake.Kubectl.Diff;

public sealed class KubectlDiffSettings : KubectlSettings
{
    /// <summary>The cluster merges, as an apply of this kind would.</summary>
    public bool ServerSide { get; set; }

    /// <summary>Where the cluster merges: takes over fields that somebody else owns.</summary>
    public bool ForceConflicts { get; set; }

    /// <summary>As whom; kubectl's own name when null.</summary>
    public string? FieldManager { get; set; }
}
