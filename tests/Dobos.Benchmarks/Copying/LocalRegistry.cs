using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Dobos.Benchmarks.Copying;

/// <summary>A docker-registry of its own, empty, on a port that no earlier one had, so that nobody remembers what was there.</summary>
public sealed class LocalRegistry : IAsyncDisposable
{
    private readonly string _folder;
    private readonly int _port = FreePort();
    private readonly Process _process;

    private LocalRegistry(string folder)
    {
        _folder = Directory.CreateDirectory(Path.Combine(folder, $"registry-{_port}")).FullName;
        var config = Path.Combine(_folder, "config.yml");
        File.WriteAllText(config, $$"""
            version: 0.1
            log: { level: error, accesslog: { disabled: true } }
            storage: { filesystem: { rootdirectory: {{_folder}} }, delete: { enabled: true } }
            http: { addr: "127.0.0.1:{{_port}}" }

            """);
        _process = Process.Start(new ProcessStartInfo("docker-registry", ["serve", config]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
    }

    public string Address => $"localhost:{_port}";

    public static async Task<LocalRegistry> StartAsync(string folder, CancellationToken cancellation)
    {
        LocalRegistry registry = new(folder);
        while (!await registry.ListensAsync(cancellation))
            await Task.Delay(20, cancellation);

        return registry;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<bool> ListensAsync(CancellationToken cancellation)
    {
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(IPAddress.Loopback, _port, cancellation);
            return true;
        }
        catch (SocketException)
        {
            return !_process.HasExited ? false : throw new InvalidOperationException("docker-registry ended at once.");
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
