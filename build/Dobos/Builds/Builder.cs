using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Core;
using Cake.Core.IO;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>Builds a set of restored projects in one call.</summary>
public sealed class Builder(ICakeContext cake, Checkout checkout, StampStore stamps, Inputs inputs)
{
    public const string Configuration = "Release";

    public Decision Decide(ProjectSet set) => Work(set).Decide();

    public Decision Build(ProjectSet set, CancellationToken cancellation)
    {
        var work = Work(set);
        var decision = work.Decide();
        if (decision.IsNeeded)
            work.Do(() => Run(set, cancellation));
        return decision;
    }

    private Work Work(ProjectSet set)
    {
        var closure = inputs.Closure(set);
        return new Work(stamps, $"build-{set.Key}", [Configuration, .. inputs.Variables(closure)], () => inputs.All(closure));
    }

    private string[] Run(ProjectSet set, CancellationToken cancellation)
    {
        var traversal = new Traversal(checkout, set);
        traversal.Write();
        try
        {
            cake.DotNetBuild(traversal.File, Settings);
        }
        catch (CakeException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new BuildFailedException(e);
        }

        cancellation.ThrowIfCancellationRequested();
        return System.IO.File.ReadAllLines(traversal.Built);
    }

    private static DotNetBuildSettings Settings => new()
    {
        Configuration = Configuration,
        NoRestore = true,
        NoLogo = true,
        Verbosity = DotNetVerbosity.Minimal,
        // Each warning once, where it arises, not a second time at the end.
        ArgumentCustomization = arguments => arguments.Append("-clp:NoSummary"),
    };
}
