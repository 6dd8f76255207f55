using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>Runs one verb of helm and returns what it wrote.</summary>
public abstract class HelmTool<TSettings>(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : Tool<TSettings>(files, environment, processes, tools)
    where TSettings : HelmSettings
{
    protected sealed override string GetToolName() => "Helm";

    protected sealed override IEnumerable<string> GetToolExecutableNames() => ["helm", "helm.exe"];

    protected HelmOutput Ask(string verb, TSettings settings, ProcessArgumentBuilder arguments, string? input = null)
    {
        HelmOutput? output = null;
        Run(settings, arguments, Captured(input), process =>
        {
            output = HelmOutput.Of(process);
            settings.PostAction?.Invoke(process);
            if (output.ExitCode is not 0 && settings.HandleExitCode?.Invoke(output.ExitCode) is not true)
                throw new CakeException(output.ExitCode, $"helm {verb} ended with exit code {output.ExitCode}: {output.Complaint}");
        });
        return output!;
    }

    private static ProcessSettings Captured(string? input) =>
        new ProcessSettings { RedirectStandardOutput = true, RedirectStandardError = true }.SetStandardInput(input);
}
