using System.Text.Json;
using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Restore;
using Cake.Core;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>Restores the packages of a set of projects, from their lock files where CI runs.</summary>
public sealed class Restorer(ICakeContext cake, Checkout checkout, StampStore stamps, Inputs inputs, Func<string, string?> variable)
{
    public Decision Decide(ProjectSet set) => Work(set).Decide();

    public Decision Restore(ProjectSet set, CancellationToken cancellation)
    {
        var work = Work(set);
        var decision = work.Decide();
        if (decision.IsNeeded)
            work.Do(() => Run(set, cancellation));
        return decision;
    }

    private bool IsLocked => Truth.Of(variable("CI")) || Truth.Of(variable("TF_BUILD"));

    private Work Work(ProjectSet set)
    {
        var closure = inputs.Closure(set);
        return new Work(stamps, $"restore-{set.Key}", [$"locked {IsLocked}", .. inputs.Variables(closure)], () => inputs.OfRestore(closure));
    }

    private IEnumerable<string> Run(ProjectSet set, CancellationToken cancellation)
    {
        var traversal = new Traversal(checkout, set);
        traversal.Write();
        try
        {
            cake.DotNetRestore(traversal.File, new DotNetRestoreSettings { LockedMode = IsLocked, Verbosity = DotNetVerbosity.Minimal });
        }
        catch (CakeException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new RestoreFailedException(IsLocked, e);
        }

        cancellation.ThrowIfCancellationRequested();
        var assets = File.ReadAllLines(traversal.Restored);
        return assets.Concat(assets.Where(file => file.EndsWith(".cache", StringComparison.Ordinal)).SelectMany(Packages));
    }

    // NuGet itself looks for these files before it believes that nothing has to be restored.
    private static IEnumerable<string> Packages(string cache)
    {
        using var content = JsonDocument.Parse(File.ReadAllBytes(cache));
        return [.. content.RootElement.GetProperty("expectedPackageFiles").EnumerateArray().Select(file => file.GetString()!)];
    }
}
