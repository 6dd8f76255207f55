using System.ComponentModel;
using System.Diagnostics;
using Cake.Core;
using Cake.Core.Diagnostics;
using Cake.Core.IO;

namespace Dobos.Processes;

/// <summary>Cake's process runner: what a child prints passes the redactor, and a cancelled run leaves no child behind.</summary>
public sealed class ChildProcesses(ICakeEnvironment environment, ICakeLog log, RunIdentity run) : IProcessRunner
{
    private readonly Lock _gate = new();
    private readonly HashSet<ChildProcess> _running = [];
    private bool _cancelled;

    public IProcess Start(FilePath filePath, ProcessSettings settings)
    {
        var arguments = settings.Arguments ?? new ProcessArgumentBuilder();
        if (!settings.Silent)
            log.Verbose(Verbosity.Diagnostic, "Executing: {0} {1}", filePath.FullPath, arguments.RenderSafe());

        lock (_gate)
        {
            if (_cancelled)
                throw new OperationCanceledException();

            var child = new ChildProcess(Started(filePath, settings, arguments), settings, Forget);
            _running.Add(child);
            return child;
        }
    }

    /// <summary>Asks every child to end, waits a little, then ends what is left of them and of what they started.</summary>
    public void Cancel(TimeSpan grace)
    {
        ChildProcess[] running;
        lock (_gate)
        {
            _cancelled = true;
            running = [.. _running];
        }

        foreach (var child in running)
            child.Ask();
        Task.WaitAll([.. running.Select(child => child.Exited)], grace);
        foreach (var child in running)
            child.Kill();
        Leftovers.End(run);
    }

    private Process Started(FilePath filePath, ProcessSettings settings, ProcessArgumentBuilder arguments)
    {
        var start = new ProcessStartInfo(filePath.FullPath, arguments.Render())
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = settings.StandardInput is not null,
        };
        if (!settings.NoWorkingDirectory)
            start.WorkingDirectory = (settings.WorkingDirectory ?? environment.WorkingDirectory).MakeAbsolute(environment).FullPath;
        foreach (var (name, value) in settings.EnvironmentVariables ?? new Dictionary<string, string>())
            start.Environment[name] = value;
        start.Environment[RunIdentity.Variable] = run.Value;

        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception e)
        {
            throw new ToolNotStartedException(filePath.FullPath, e);
        }
    }

    private void Forget(ChildProcess child)
    {
        lock (_gate)
            _running.Remove(child);
    }
}
