using System.Diagnostics;
using System.Runtime.InteropServices;
using Cake.Core.IO;

namespace Dobos.Processes;

/// <summary>A running child, its output on the way to the redactor or to its caller.</summary>
internal sealed partial class ChildProcess : IProcess
{
    private const int Terminate = 15;

    // A build server may inherit a pipe and hold it open for minutes after the child that started it has ended.
    private static readonly TimeSpan LastWords = TimeSpan.FromSeconds(2);

    private readonly Process _process;
    private readonly Pipe _output;
    private readonly Pipe _error;
    private readonly TaskCompletionSource _exit = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChildProcess(Process process, ProcessSettings settings, Action<ChildProcess> ended)
    {
        _process = process;
        _output = new Pipe(Console.Out, settings.RedirectStandardOutput, settings.RedirectedStandardOutputHandler);
        _error = new Pipe(Console.Error, settings.RedirectStandardError, settings.RedirectedStandardErrorHandler);
        process.OutputDataReceived += (_, line) => _output.Receive(line.Data);
        process.ErrorDataReceived += (_, line) => _error.Receive(line.Data);
        // Not WaitForExit: that waits for the pipes too.
        process.Exited += (_, _) => _exit.TrySetResult();
        process.EnableRaisingEvents = true;
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        Exited = EndAsync(ended);
        if (settings.StandardInput is { } input)
            _ = FeedAsync(input.Memory);
    }

    public Task Exited { get; }

    public void WaitForExit() => Exited.GetAwaiter().GetResult();

    public bool WaitForExit(int milliseconds)
    {
        if (Exited.Wait(milliseconds))
            return true;

        Kill();
        return false;
    }

    public int GetExitCode() => _process.ExitCode;

    public IEnumerable<string> GetStandardOutput() => _output.Lines;

    public IEnumerable<string> GetStandardError() => _error.Lines;

    /// <summary>A polite end: helm, for one, then releases what it holds.</summary>
    public void Ask()
    {
        if (!OperatingSystem.IsWindows() && !Exited.IsCompleted)
            _ = Signal(_process.Id, Terminate);
    }

    public void Kill()
    {
        // Whoever started a child that has ended may be done with it, and asking it for anything is then an error.
        if (!Exited.IsCompleted)
            _process.Kill(entireProcessTree: true);
        Exited.GetAwaiter().GetResult();
    }

    public void Dispose() => _process.Dispose();

    private async Task EndAsync(Action<ChildProcess> ended)
    {
        await _exit.Task;
        await Task.WhenAny(Task.WhenAll(_output.Closed, _error.Closed), Task.Delay(LastWords));
        _output.Close();
        _error.Close();
        ended(this);
    }

    private async Task FeedAsync(ReadOnlyMemory<byte> input)
    {
        try
        {
            await using var standardInput = _process.StandardInput.BaseStream;
            await standardInput.WriteAsync(input);
        }
        catch (IOException)
        {
            // The child ended without reading to the end; its exit code says why.
        }
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Signal(int process, int signal);
}
