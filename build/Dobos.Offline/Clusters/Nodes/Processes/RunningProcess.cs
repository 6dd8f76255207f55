using System.Diagnostics;
using System.Text;
using Dobos.Offline.Clusters.Nodes.Containers;
using Dobos.Offline.Clusters.Nodes.Logs;

namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>A container that is a process of this machine, in a session of its own.</summary>
internal sealed class RunningProcess : IRunning
{
    private const string Variable = "DOBOS_CONTAINER";
    private const int MostOutput = 10_000;

    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Reaper _reaper;
    private readonly Func<IReadOnlyList<string>, Launch> _inside;
    private readonly string? _stopSignal;

    private readonly IDisposable? _place;
    private readonly string _mark;

    private RunningProcess(Process process, string mark, Reaper reaper, ContainerLog log, Func<IReadOnlyList<string>, Launch> inside, string? stopSignal, IDisposable? place)
    {
        (_process, _mark, _reaper, _inside, _stopSignal, _place) = (process, mark, reaper, inside, stopSignal, place);
        Id = $"process://{process.Id}-{mark}";
        Exited = EndAsync(Task.WhenAll(log.PumpAsync("stdout", process.StandardOutput.BaseStream), log.PumpAsync("stderr", process.StandardError.BaseStream)), log);
    }

    public string Id { get; }

    public Task<int> Exited { get; }

    /// <summary>Starts the command at the place that <paramref name="inside"/> knows, which goes when it ends.</summary>
    public static RunningProcess Start(IReadOnlyList<string> command, Func<IReadOnlyList<string>, Launch> inside, ContainerLog log, Reaper reaper, string? stopSignal, IDisposable? place = null)
    {
        var mark = $"{Guid.NewGuid():n}";
        return new(Start(inside(command), mark, reaper), mark, reaper, log, inside, stopSignal, place);
    }

    public void Ask() => Signals.Send(_process.Id, _stopSignal);

    public void Kill()
    {
        if (OperatingSystem.IsWindows() && !_process.HasExited)
            _process.Kill(entireProcessTree: true);
        Signals.KillGroup(_process.Id);
        Strays.KillMarked($"{Variable}={_mark}");
    }

    public async Task<(int Code, string Output)> RunAsync(IReadOnlyList<string> command, CancellationToken cancellation)
    {
        using var process = Start(_inside(command), _mark, _reaper);
        var output = ReadAsync(process.StandardOutput);
        var errors = ReadAsync(process.StandardError);
        try
        {
            await process.WaitForExitAsync(cancellation);
        }
        finally
        {
            Signals.KillGroup(process.Id);
            _reaper.Forget(process.Id);
        }

        return (process.ExitCode, await output + await errors);
    }

    public ValueTask DisposeAsync()
    {
        _process.Dispose();
        _place?.Dispose();
        return ValueTask.CompletedTask;
    }

    private static Process Start(Launch launch, string mark, Reaper reaper)
    {
        string[] command = [.. HostTool.OwnSession, .. launch.Command];
        ProcessStartInfo start = new(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = launch.Folder,
        };
        start.Environment.Clear();
        foreach (var (name, value) in launch.Environment)
            start.Environment[name] = value;
        start.Environment[Reaper.Variable] = reaper.Mark;
        start.Environment[Variable] = mark;

        var process = Process.Start(start)!;
        reaper.Watch(process.Id);
        process.StandardInput.Close();
        return process;
    }

    private static async Task<string> ReadAsync(StreamReader reader)
    {
        StringBuilder all = new();
        var buffer = new char[1024];
        for (int read; (read = await reader.ReadAsync(buffer)) > 0;)
            all.Append(buffer, 0, Math.Min(read, MostOutput - all.Length));
        return all.ToString();
    }

    private async Task<int> EndAsync(Task pumps, ContainerLog log)
    {
        await _process.WaitForExitAsync(CancellationToken.None).ContinueWith(_ => { }, TaskScheduler.Default);
        Kill();
        _reaper.Forget(_process.Id);
        // What left its session may hold the pipes open for ever.
        await Task.WhenAny(pumps, Task.Delay(LastWords));
        log.End();
        return _process.ExitCode;
    }
}
