using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm.Releases;
using Shared;

namespace Cake.Helm.Upgrade;

public sealed class HelmUpgrader(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmChangeTool<HelmUpgradeSettings>(files, environment, processes, tools)
{
    /// <param name="release">Its name.</param>
    /// <param name="chart">A folder, an archive, or a reference such as <c>oci://registry.example/charts/shop@sha256:…</c>.</param>
    public HelmRelease Upgrade(string release, string chart, HelmUpgradeSettings settings)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(release);
        ArgumentException.ThrowIfNullOrWhiteSpace(chart);
        ArgumentNullException.ThrowIfNull(settings);
        return AskCluster("upgrade", settings, Arguments(release, chart, settings), ReleasesJson.Default.HelmRelease, settings.ValuesInput);
    }

    private ProcessArgumentBuilder Arguments(string release, string chart, HelmUpgradeSettings settings)
    {
        var arguments = new ProcessArgumentBuilder().Add("upgrade").Add(release).Add(chart)
            .AddWhen(settings.Install, "--install")
            .AddWhen(settings.CreateNamespace, "--create-namespace")
            .AddWhen(settings.ResetValues, "--reset-values")
            .Add("--labels", Labels(settings.Labels))
            .Add("--description", settings.Description)
            .AddWhen(settings.DryRun is HelmDryRun.Client, "--dry-run=client")
            .AddWhen(settings.DryRun is HelmDryRun.Server, "--dry-run=server")
            .AddWhen(settings.HideSecret, "--hide-secret");
        return AddChange(arguments, settings)
            .AddSource(settings.Source)
            .AddCluster(settings)
            .AddValues(settings.Values, settings.ValuesInput);
    }

    private static string? Labels(IDictionary<string, string?> labels) =>
        labels.Count == 0 ? null : string.Join(',', labels.Select(label => $"{label.Key}={label.Value ?? "null"}"));
}
