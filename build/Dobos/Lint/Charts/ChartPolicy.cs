namespace Dobos.Lint.Charts;

/// <summary>What we ask of every chart. Pure: text in, findings out.</summary>
internal static class ChartPolicy
{
    private static readonly Func<ChartRendering, IEnumerable<Finding>>[] Rules =
    [
        ImageRules.NoLatest,
        ProbeRules.ProbesPresent, ProbeRules.PortsExist,
        SecurityRules.NonRoot, SecurityRules.ReadOnlyRoot, SecurityRules.NoPrivileges, SecurityRules.NoSecretValues,
        ResourceRules.LimitsPresent, ResourceRules.OneScaler,
        LabelRules.Running, LabelRules.ChangeCause, LabelRules.StableSelector,
        ServiceRules.SelectsPods, ServiceRules.IngressFindsService, ServiceRules.TestFindsService,
    ];

    /// <summary>Rules on what the chart renders.</summary>
    public static IEnumerable<Finding> Check(ChartRendering rendering) => Rules.SelectMany(rule => rule(rendering));

    /// <summary>Rules on the chart's own files, which hold even when it does not render.</summary>
    public static IEnumerable<Finding> Check(Chart chart) => SchemaRules.Strict(chart).Concat(chart.Files.SelectMany(UnresolvedTokens.Check));
}
