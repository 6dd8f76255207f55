using System.Diagnostics;
using Dobos.Benchmarks.StartUp;

namespace Dobos.Benchmarks.Images;

/// <summary>A Docker engine of its own, whose data is in one folder and gone with it.</summary>
public sealed class LocalEngine : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly string _folder;
    private readonly string _socket = Path.Combine(Path.GetTempPath(), $"dobos-{Environment.ProcessId}.sock");
    private readonly Process _process;

    private LocalEngine(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        _process = Process.Start("sh", ["-c", $"exec dockerd --data-root {_folder}/data --exec-root {_folder}/exec --host unix://{_socket} --pidfile {_folder}/pid --bridge none --iptables=false --ip-forward=false >{_folder}/log 2>&1"]);
    }

    /// <summary>How a shell calls the engine's client.</summary>
    public string Docker => $"DOCKER_HOST=unix://{_socket} DOCKER_BUILDKIT=1 {(File.Exists("/usr/bin/docker") ? "/usr/bin/docker" : "docker")}";

    /// <summary>Null where none can be started.</summary>
    public static async Task<LocalEngine?> StartAsync(string folder, CancellationToken cancellation)
    {
        LocalEngine engine = new(folder);
        var start = Stopwatch.GetTimestamp();
        while (!await engine.AnswersAsync(cancellation))
        {
            if (engine._process.HasExited || Stopwatch.GetElapsedTime(start) > Patience)
            {
                await engine.DisposeAsync();
                Console.WriteLine("No Docker engine starts here, so 'docker build' is left out.");
                return null;
            }

            await Task.Delay(100, cancellation);
        }

        return engine;
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            await Process.Start("kill", ["-TERM", $"{_process.Id}"]).WaitForExitAsync();
        await _process.WaitForExitAsync();
        _process.Dispose();
        File.Delete(_socket);
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> AnswersAsync(CancellationToken cancellation)
    {
        try
        {
            await Commands.RunAsync(new Rival("docker version", _folder, "sh", "-c", $"{Docker} version"), cancellation);
            return true;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }
}
