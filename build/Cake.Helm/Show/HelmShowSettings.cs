namespace Cake.Helm.Show;

public sealed class HelmShowSettings : HelmSettings
{
    public HelmChartSource Source { get; init; } = new();
}
