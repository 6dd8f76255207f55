using System.Text.Json;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Restore;
using Cake.Core;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>Restores the packages of a set of projects, from their lock files where CI runs.</summary>
public sealed class Restorer(ICakeContext cake, Checkout checkout, Agenda agenda)
{
    public Decision Restore(ProjectSet set, CancellationToken cancellation) =>
        set.Projects.Count == 0 ? Decision.Nothing : agenda.Restore(set).DoOnce(() => Run(set, cancellation));

    private IEnumerable<string> Run(ProjectSet set, CancellationToken cancellation)
    {
        var traversal = new Traversal(checkout, set);
        traversal.Write();
        if (agenda.IsCI && Unlocked(set) is [_, ..] unlocked)
            Console.WriteLine(
                $"No packages.lock.json holds {string.Join(", ", unlocked)} to the packages of yesterday: " +
                "set RestorePackagesWithLockFile there, run './build.sh --target Restore' without CI being set, and commit the file.");
        try
        {
            cake.DotNetRestore(traversal.File, new DotNetRestoreSettings { LockedMode = agenda.IsCI, Verbosity = DotNetVerbosity.Minimal });
        }
        catch (CakeException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new RestoreFailedException(agenda.IsCI, e);
        }

        cancellation.ThrowIfCancellationRequested();
        var assets = File.ReadAllLines(traversal.Restored);
        return assets.Concat(assets.Where(file => file.EndsWith(".cache", StringComparison.Ordinal)).SelectMany(Packages));
    }

    // NuGet passes these by in silence, although it was told to restore from lock files.
    private static string[] Unlocked(ProjectSet set) =>
        [.. set.Projects.Where(project => Directory.GetFiles(Path.GetDirectoryName(project)!, "packages*.lock.json") is []).Select(project => Path.GetFileName(project))];

    // NuGet itself looks for these files before it believes that nothing has to be restored.
    private static string[] Packages(string cache)
    {
        using var content = JsonDocument.Parse(File.ReadAllBytes(cache));
        return [.. content.RootElement.GetProperty("expectedPackageFiles").EnumerateArray().Select(file => file.GetString()!)];
    }
}
