using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
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
                throw Failure(verb, output);
        });
        return output!;
    }

    /// <summary>As <see cref="Ask"/>, for what helm tells as JSON. Without an answer there is nothing to return, so an exit code that somebody handled fails too.</summary>
    protected TAnswer Ask<TAnswer>(string verb, TSettings settings, ProcessArgumentBuilder arguments, JsonTypeInfo<TAnswer> type, string? input = null)
    {
        var output = Ask(verb, settings, arguments, input);
        if (output.ExitCode is not 0)
            throw Failure(verb, output);

        try
        {
            return JsonSerializer.Deserialize(output.Text, type) ?? throw new JsonException("it is null");
        }
        catch (JsonException error)
        {
            // Not the text: what a release was deployed with is nobody's business here.
            throw new CakeException($"helm {verb} did not answer with the JSON that helm 3.17 to 4 write: {error.Message.TrimEnd('.')}.");
        }
    }

    protected virtual Exception Failure(string verb, HelmOutput output) =>
        new CakeException(output.ExitCode, $"helm {verb} ended with exit code {output.ExitCode}: {output.Complaint}");

    private static ProcessSettings Captured(string? input) =>
        new ProcessSettings { RedirectStandardOutput = true, RedirectStandardError = true }.SetStandardInput(input);
}
