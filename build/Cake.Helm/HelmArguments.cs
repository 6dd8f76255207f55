using Cake.Core.IO;
using Shared;

namespace Cake.Helm;

internal static class HelmArguments
{
    internal static ProcessArgumentBuilder AddCommon(this ProcessArgumentBuilder arguments, HelmSettings settings) =>
        arguments.Add("--namespace", settings.Namespace);

    internal static ProcessArgumentBuilder AddCluster(this ProcessArgumentBuilder arguments, HelmClusterSettings settings) =>
        arguments.AddCommon(settings)
            .Add("--kubeconfig", settings.KubeConfig?.FullPath)
            .Add("--kube-context", settings.KubeContext);

    internal static ProcessArgumentBuilder AddSource(this ProcessArgumentBuilder arguments, HelmChartSource source) =>
        arguments
            .Add("--version", source.Version)
            .AddWhen(source.PlainHttp, "--plain-http")
            .Add("--ca-file", source.CaFile?.FullPath)
            .Add("--registry-config", source.RegistryConfig?.FullPath);

    internal static ProcessArgumentBuilder AddValues(this ProcessArgumentBuilder arguments, HelmValuesSettings settings) =>
        arguments.AddValues(settings.Values, settings.ValuesInput).Add("--kube-version", settings.KubeVersion);

    internal static ProcessArgumentBuilder AddValues(this ProcessArgumentBuilder arguments, IEnumerable<FilePath> files, string? input)
    {
        foreach (var file in files)
            arguments.Add("--values", file.FullPath);
        return arguments.Add("--values", input is null ? null : "-");
    }
}
