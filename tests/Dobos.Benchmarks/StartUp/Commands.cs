using System.Diagnostics;

namespace Dobos.Benchmarks.StartUp;

public static class Commands
{
    // Set by the 'dotnet run' that we may be under; a rival must not meet them.
    private static readonly string[] Foreign = ["DOBOS_", "DOTNET_CLI_", "DOTNET_HOST_", "MSBUILD"];

    /// <summary>Runs a command to its end; what it prints is read and kept only for the failure that it explains.</summary>
    public static async Task RunAsync(Rival rival, CancellationToken cancellation)
    {
        using var process = Process.Start(StartInfo(rival))!;
        await using var stop = cancellation.Register(() => process.Kill(entireProcessTree: true));
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        if (process.ExitCode != 0)
            throw new InvalidOperationException($"{rival.Name} ended with exit code {process.ExitCode}: {await output}{await error}");
    }

    private static ProcessStartInfo StartInfo(Rival rival)
    {
        var info = new ProcessStartInfo(rival.Program, rival.Arguments)
        {
            WorkingDirectory = rival.Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var name in info.Environment.Keys.Where(name => Foreign.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
            info.Environment.Remove(name);
        return info;
    }
}
