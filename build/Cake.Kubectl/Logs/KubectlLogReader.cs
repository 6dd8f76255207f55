using System.Globalization;
using Cake.Core;
using Cake.Core.IO;
using Cake.Core.Tooling;
using Cake.Kubectl.Failures;
using Shared;

namespace Cake.Kubectl.Logs;

/// <summary>Reads what pods have written.</summary>
public sealed class KubectlLogReader(IFileSystem files, ICakeEnvironment environment, IProcessRunner processes, IToolLocator tools)
    : KubectlTool<KubectlLogsSettings>(files, environment, processes, tools)
{
    /// <param name="what">A pod, or such as <c>deployment/orders</c>; null where the settings select.</param>
    public string Read(string? what, KubectlLogsSettings settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return Ask("logs", settings, Arguments(what, settings)).Text;
    }

    /// <summary>Hands over line by line, also what is yet to come, until the pods end or somebody cancels.</summary>
    public void Follow(string? what, KubectlLogsSettings settings, Action<string> receive, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(receive);
        Check("logs", settings);
        cancellation.ThrowIfCancellationRequested();
        using var process = RunProcess(settings, Arguments(what, settings).Add("--follow").AddCommon(settings), HandedTo(receive));
        using (cancellation.Register(process.Kill))
            process.WaitForExit();
        cancellation.ThrowIfCancellationRequested();
        var output = KubectlOutput.Of(process);
        if (output.ExitCode is not 0)
            throw KubectlFailure.Of("logs", output, input: null);
    }

    private static ProcessSettings HandedTo(Action<string> receive)
    {
        var settings = Captured(input: null);
        settings.RedirectedStandardOutputHandler = line =>
        {
            if (line is not null)
                receive(line);
            return null;
        };
        return settings;
    }

    private static ProcessArgumentBuilder Arguments(string? what, KubectlLogsSettings settings)
    {
        var arguments = new ProcessArgumentBuilder().Add("logs");
        return (what is null ? arguments : arguments.Add(what))
            .Add("--selector", settings.Selector)
            .Add("--container", settings.Container)
            .AddWhen(settings.AllContainers, "--all-containers")
            .AddWhen(settings.Previous, "--previous")
            .Add("--tail", settings.Tail?.ToString(CultureInfo.InvariantCulture))
            .Add("--since", GoDuration.Of(settings.Since))
            .AddWhen(settings.Prefix, "--prefix")
            .AddWhen(settings.Timestamps, "--timestamps")
            .Add("--max-log-requests", settings.MaxRequests?.ToString(CultureInfo.InvariantCulture));
    }
}
