using Cake.Core.IO;
using Shared;

namespace Cake.Kubectl;

internal static class KubectlArguments
{
    internal static ProcessArgumentBuilder AddCommon(this ProcessArgumentBuilder arguments, KubectlSettings settings) =>
        arguments
            .Add("--namespace", settings.Namespace)
            .Add("--kubeconfig", settings.KubeConfig?.FullPath)
            .Add("--context", settings.Context)
            .Add("--request-timeout", GoDuration.Of(settings.RequestTimeout))
            .Add("--cache-dir", settings.CacheFolder?.FullPath);
}
