using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Build;
using Cake.Core;
using Cake.Core.IO;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>Builds a set of restored projects in one call.</summary>
public sealed class Builder(ICakeContext cake, Checkout checkout, Agenda agenda)
{
    public const string Configuration = "Release";

    public Decision Build(ProjectSet set, CancellationToken cancellation)
    {
        if (set.Projects.Count == 0)
            return Decision.Nothing;

        var work = agenda.Build(set);
        if (work.Decision.IsNeeded)
            work.Do(() => Run(set, cancellation));
        return work.Decision;
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
