namespace Cake.Helm.History;

public sealed class HelmHistorySettings : HelmClusterSettings
{
    /// <summary>How many of the newest revisions; helm's own 256 when null.</summary>
    public int? Max { get; set; }
}
