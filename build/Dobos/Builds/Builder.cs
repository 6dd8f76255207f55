using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Core;
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
            cake.DotNetMSBuild(traversal.File, Settings);
        }
        catch (CakeException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new BuildFailedException(e);
        }

        cancellation.ThrowIfCancellationRequested();
        return File.ReadAllLines(traversal.Built);
    }

    // Not 'dotnet build', which repeats every warning at the end and cannot be told not to.
    private static DotNetMSBuildSettings Settings => new DotNetMSBuildSettings { NoLogo = true, Verbosity = DotNetVerbosity.Minimal }
        .WithProperty("Configuration", Configuration);
}
