using Cake.Core;
using Cake.Core.IO;

namespace Dobos.Tools;

/// <summary>Asks npm's own client, so that the user's registry, proxy and certificates are used.</summary>
internal sealed class NpmDownload(PathSearch search, IProcessRunner processes, string workingDirectory)
{
    public async Task<string> BringAsync(string package, string folder, CancellationToken cancellation)
    {
        var npm = search.FirstOf("npm") ?? throw new SourceFailedException("npm is not installed");
        using var process = processes.Start(npm, Settings(package, folder));
        await using (cancellation.Register(process.Kill))
            await Task.Run(process.WaitForExit, CancellationToken.None);
        cancellation.ThrowIfCancellationRequested();
        return process.GetExitCode() == 0 && Directory.GetFiles(folder, "*.tgz") is [var archive]
            ? archive
            : throw new SourceFailedException($"npm ended with {process.GetExitCode()}{CodeIn(process.GetStandardError())}");
    }

    private ProcessSettings Settings(string package, string folder) => new()
    {
        Arguments = new ProcessArgumentBuilder()
            .Append("pack").Append(package).Append("--ignore-scripts").Append("--no-update-notifier").Append("--pack-destination").AppendQuoted(folder),
        WorkingDirectory = workingDirectory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    };

    // npm's whole complaint names addresses, which may hold credentials; its code says enough.
    private static string CodeIn(IEnumerable<string>? lines) =>
        lines?.FirstOrDefault(line => line.Contains(" code ", StringComparison.Ordinal)) is { } line ? $" ({line.Split(' ')[^1]})" : "";
}
