namespace Cake.Helm.List;

public sealed class HelmListSettings : HelmClusterSettings
{
    /// <summary>Releases in whatever state, in helm 3 as well; else those that are deployed or failed.</summary>
    public bool All { get; set; }

    /// <summary>A regular expression of names.</summary>
    public string? Filter { get; set; }

    /// <summary>Labels of the releases, such as <c>team=shop</c>.</summary>
    public string? Selector { get; set; }

    /// <summary>How many; helm's own 256 when null.</summary>
    public int? Max { get; set; }
}
