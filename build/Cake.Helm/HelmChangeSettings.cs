namespace Cake.Helm;

/// <summary>What every verb understands that makes a new revision.</summary>
public abstract class HelmChangeSettings : HelmWaitingSettings
{
    /// <summary>Waits for jobs to complete too, where it waits for resources.</summary>
    public bool WaitForJobs { get; set; }

    /// <summary>Deletes what a failing change has made anew.</summary>
    public bool CleanupOnFail { get; set; }

    /// <summary>How many revisions are kept, 0 for all; helm's own ten when null.</summary>
    public int? HistoryMax { get; set; }

    /// <summary>Whether the cluster merges what is changed; as the release was made when null. Helm 3 cannot, and is refused with true.</summary>
    public bool? ServerSide { get; set; }

    /// <summary>Takes over fields that somebody else owns. Helm 3 always does.</summary>
    public bool ForceConflicts { get; set; }
}
