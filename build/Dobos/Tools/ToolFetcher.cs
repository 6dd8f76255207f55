using Cake.Core.Diagnostics;
using Dobos.Failures;

namespace Dobos.Tools;

/// <summary>Fetches a pinned executable from the first source that delivers it, and keeps it only if it has the pinned hash.</summary>
public sealed class ToolFetcher(ToolCache cache, IToolDownloads downloads, ICakeLog log)
{
    public async Task<string> FetchAsync(Tool tool, ToolPin pin, CancellationToken cancellation)
    {
        var failures = new List<(ToolSource Source, SourceFailedException Failure)>();
        foreach (var source in pin.Sources)
        {
            log.Information("Fetching {0} {1} for {2}: {3}", tool.Name, pin.Version, pin.Platform, source);
            try
            {
                return await FromAsync(tool, pin, source, cancellation);
            }
            catch (SourceFailedException failure)
            {
                log.Warning("{0} {1} does not come from {2}: {3}.", tool.Name, pin.Version, source, failure.Message);
                failures.Add((source, failure));
            }
        }

        throw Failure(tool, pin, failures);
    }

    private async Task<string> FromAsync(Tool tool, ToolPin pin, ToolSource source, CancellationToken cancellation)
    {
        // Inside the cache: only there is a rename sure to be one step.
        var folder = Path.Combine(cache.Folder, $".fetching-{Guid.NewGuid():N}");
        Directory.CreateDirectory(folder);
        try
        {
            var file = await Unpacker.UnpackAsync(await downloads.BringAsync(source, folder, cancellation), source.Entries, cancellation);
            var hash = ToolCache.HashOf(file);
            cancellation.ThrowIfCancellationRequested();
            return hash == pin.Sha256 ? cache.Keep(tool, pin, file) : throw Wrong(hash, pin);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static SourceFailedException Wrong(string hash, ToolPin pin) =>
        new($"it sent sha256 {hash}, not {pin.Sha256} as pinned") { HasWrongBytes = true };

    private static DobosException Failure(Tool tool, ToolPin pin, List<(ToolSource Source, SourceFailedException Failure)> failures)
    {
        var what = $"{tool.Name} {pin.Version} for {pin.Platform}";
        var reasons = string.Join("; ", failures.Select(failed => $"{failed.Source}: {failed.Failure.Message}"));
        return failures.Exists(failed => failed.Failure.HasWrongBytes)
            ? new ToolRefusedException(
                $"{what} was refused and nothing of it kept ({reasons}). Find out who changed it, or install {tool.Name} from {tool.Install}.")
            : new ToolUnreachableException($"{what} cannot be had ({reasons}). Try again when online, or install {tool.Name} from {tool.Install}.");
    }
}
