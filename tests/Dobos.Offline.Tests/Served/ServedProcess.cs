using System.Diagnostics;

namespace Dobos.Offline.Tests.Served;

/// <summary>A registry in a process of its own, to be killed.</summary>
internal sealed class ServedProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Process _process;

    private ServedProcess(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<ServedProcess> StartAsync(string folder)
    {
        ProcessStartInfo start = new("dotnet", [typeof(Program).Assembly.Location, "registry", folder]) { RedirectStandardInput = true, RedirectStandardOutput = true };
        var process = Process.Start(start)!;
        var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        return new(process, new(line ?? throw new InvalidOperationException("The registry did not start.")));
    }

    /// <summary>As kill -9 does.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync().WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _process.Dispose();
    }
}
