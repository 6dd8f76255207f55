namespace Cake.Helm.Status;

public sealed class HelmStatusSettings : HelmClusterSettings
{
    /// <summary>The last revision when null.</summary>
    public int? Revision { get; set; }
}
