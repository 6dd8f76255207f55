namespace Cake.Helm.Get;

public sealed class HelmGetSettings : HelmClusterSettings
{
    /// <summary>The last revision when null.</summary>
    public int? Revision { get; set; }

    /// <summary>Of values: those of the chart as well.</summary>
    public bool AllValues { get; set; }
}
