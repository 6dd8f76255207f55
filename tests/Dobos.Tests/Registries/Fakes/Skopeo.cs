using System.Diagnostics;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>Runs skopeo to its end and gives back what it printed.</summary>
internal static class Skopeo
{
    public static string Run(string tool, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(tool, ["--insecure-policy", .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"skopeo: {error.Result}");
    }
}
