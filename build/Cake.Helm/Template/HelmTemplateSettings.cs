namespace Cake.Helm.Template;

public sealed class HelmTemplateSettings : HelmValuesSettings
{
    /// <summary>Templates to show, as paths inside the chart; all when empty.</summary>
    public IList<string> ShowOnly { get; init; } = [];

    /// <summary>Leaves out the pods of <c>helm test</c>.</summary>
    public bool SkipTests { get; set; }
}
