using System.Collections.Concurrent;
using System.Diagnostics;

namespace Calc.Testing;

/// <summary>A service as the platform runs it: a process of its own, on a port that it chose, with nothing but the settings given.</summary>
public sealed class ServiceProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentQueue<string> _output = [];
    private readonly TaskCompletionSource<Uri> _listening = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Process _process;

    private ServiceProcess(ProcessStartInfo start)
    {
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) => Hear(line.Data);
        _process.ErrorDataReceived += (_, line) => Hear(line.Data);
    }

    public string Output => string.Join('\n', _output);

    /// <summary>Starts a service that lies beside the tests.</summary>
    public static ServiceProcess Start(string program, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in settings.Prepend(("ASPNETCORE_ENVIRONMENT", "Production")).Prepend(("ASPNETCORE_URLS", "http://127.0.0.1:0")))
            start.Environment[name] = value;

        var service = new ServiceProcess(start);
        service._process.Start();
        service._process.BeginOutputReadLine();
        service._process.BeginErrorReadLine();
        return service;
    }

    /// <summary>Runs the program as the chart's test pod does, to its end.</summary>
    public static async Task<int> CheckAsync(string program, string address)
    {
        using var check = Process.Start(new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, program), "--check", address]))!;
        await check.WaitForExitAsync().WaitAsync(Patience);
        return check.ExitCode;
    }

    public async Task<Uri> AddressAsync() => await _listening.Task.WaitAsync(Patience);

    public void Terminate() => Process.Start("sh", ["-c", $"kill -TERM {_process.Id}"]).WaitForExit();

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync().WaitAsync(Patience);
        return _process.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private void Hear(string? line)
    {
        const string Announcement = "Now listening on: ";
        if (line is null)
            return;

        _output.Enqueue(line);
        if (line.IndexOf(Announcement, StringComparison.Ordinal) is >= 0 and var at)
            _listening.TrySetResult(new Uri(line[(at + Announcement.Length)..]));
    }
}
