using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Kubectl.Failures;

namespace Cake.Kubectl;

/// <summary>Runs one verb of kubectl at the cluster that the settings name, and at no other.</summary>
public abstract class KubectlTool<TSettings>(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : Tool<TSettings>(files, environment, processes, tools)
    where TSettings : KubectlSettings
{
    // What a user has set up for himself must not change what a verb means here.
    private static readonly Dictionary<string, string> Plain = new() { ["KUBECTL_KUBERC"] = "false", ["KUBECTL_EXTERNAL_DIFF"] = "" };

    protected sealed override string GetToolName() => "kubectl";

    protected sealed override IEnumerable<string> GetToolExecutableNames() => ["kubectl", "kubectl.exe"];

    protected sealed override IDictionary<string, string> GetEnvironmentVariables(TSettings settings)
    {
        var variables = new Dictionary<string, string>(Plain);
        foreach (var (name, value) in settings.EnvironmentVariables)
            variables[name] = value;
        return variables;
    }

    // Judged by what comes with it, in Ask.
    protected sealed override void ProcessExitCode(int exitCode)
    {
    }

    /// <param name="verb">As it is told to people.</param>
    /// <param name="settings">Where, and what else.</param>
    /// <param name="arguments">Verb and all; what every verb understands is added here.</param>
    /// <param name="input">What is read from <c>-</c>.</param>
    /// <param name="isAnswer">Whether this exit code is an answer and no failure.</param>
    protected KubectlOutput Ask(string verb, TSettings settings, ProcessArgumentBuilder arguments, string? input = null, Func<KubectlOutput, bool>? isAnswer = null)
    {
        KubectlOutput? output = null;
        Check(verb, settings);
        Run(settings, arguments.AddCommon(settings), Captured(input), process =>
        {
            output = KubectlOutput.Of(process);
            settings.PostAction?.Invoke(process);
            if (output.ExitCode is not 0 && isAnswer?.Invoke(output) is not true && settings.HandleExitCode?.Invoke(output.ExitCode) is not true)
                throw KubectlFailure.Of(verb, output, input);
        });
        return output!;
    }

    protected static void Check(string verb, TSettings settings)
    {
        if (settings.KubeConfig is null && !settings.UserKubeConfig)
            throw new CakeException($"kubectl {verb} was told no kubeconfig, and the one of whoever runs this may lead to any cluster: name one in KubeConfig, or ask for theirs by UserKubeConfig.");
    }

    // Standard input that is empty unless given: kubectl must not ask whoever sits at a terminal for a password.
    protected static ProcessSettings Captured(string? input) =>
        new ProcessSettings { RedirectStandardOutput = true, RedirectStandardError = true }.SetStandardInput(input ?? "");
}
