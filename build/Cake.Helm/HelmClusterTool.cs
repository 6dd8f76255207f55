using System.Text.Json.Serialization.Metadata;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Helm.Failures;
using Cake.Helm.Version;

namespace Cake.Helm;

/// <summary>Runs one verb of helm at the cluster that the settings name, and at no other.</summary>
public abstract class HelmClusterTool<TSettings>(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : HelmTool<TSettings>(files, environment, processes, tools)
    where TSettings : HelmClusterSettings
{
    // Helm takes them over what the kubeconfig says.
    private static readonly string[] Elsewhere =
    [
        "HELM_KUBEAPISERVER", "HELM_KUBEASGROUPS", "HELM_KUBEASUSER", "HELM_KUBECAFILE", "HELM_KUBECONTEXT",
        "HELM_KUBEINSECURE_SKIP_TLS_VERIFY", "HELM_KUBETLS_SERVER_NAME", "HELM_KUBETOKEN", "HELM_NAMESPACE",
    ];

    private readonly HelmVersioner _versioner = new(files, environment, processes, tools);

    /// <summary>With standard input that is empty unless given: helm must not ask whoever sits at a terminal for a password.</summary>
    protected HelmOutput AskCluster(string verb, TSettings settings, ProcessArgumentBuilder arguments, string? input = null)
    {
        Check(verb, settings);
        return Ask(verb, settings, arguments, input ?? "");
    }

    protected TAnswer AskCluster<TAnswer>(string verb, TSettings settings, ProcessArgumentBuilder arguments, JsonTypeInfo<TAnswer> type, string? input = null)
    {
        Check(verb, settings);
        return Ask(verb, settings, arguments.Append("--output").Append("json"), type, input ?? "");
    }

    protected bool IsHelm3(TSettings settings) => (settings.Major ?? MajorOf(settings)) == 3;

    protected sealed override IDictionary<string, string> GetEnvironmentVariables(TSettings settings)
    {
        var variables = settings.KubeConfig is null ? [] : Elsewhere.ToDictionary(name => name, _ => "");
        foreach (var (name, value) in settings.EnvironmentVariables)
            variables[name] = value;
        return variables;
    }

    protected sealed override Exception Failure(string verb, HelmOutput output) => HelmFailure.Of(verb, output);

    private int MajorOf(TSettings settings)
    {
        var version = _versioner.Version(new() { ToolPath = settings.ToolPath, WorkingDirectory = settings.WorkingDirectory });
        return version.StartsWith("v3.", StringComparison.Ordinal) ? 3 : 4;
    }

    private static void Check(string verb, TSettings settings)
    {
        if (settings.KubeConfig is null && !settings.UserKubeConfig)
            throw new CakeException($"helm {verb} was told no kubeconfig, and the one of whoever runs this may lead to any cluster: name one in KubeConfig, or ask for theirs by UserKubeConfig.");
    }
}
