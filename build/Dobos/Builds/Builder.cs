using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Core;
using Dobos.Checkouts;

namespace Dobos.Builds;

/// <summary>Builds a set of restored projects in one call.</summary>
public sealed class Builder(ICakeContext cake, Checkout checkout, Agenda agenda)
{
    public const string Configuration = "Release";

    /// <summary>What the checkout's root is called in what is compiled, and so in stack traces.</summary>
    internal const string MappedRoot = "/_";

    public Decision Build(ProjectSet set, CancellationToken cancellation) =>
        set.Projects.Count == 0 ? Decision.Nothing : agenda.Build(set).DoOnce(() => Run(set, cancellation));

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
    private DotNetMSBuildSettings Settings => new DotNetMSBuildSettings
    {
        NoLogo = true,
        Verbosity = DotNetVerbosity.Minimal,
        EnvironmentVariables = Reproducible,
    }.WithProperty("Configuration", Configuration);

    // The same sources give the same bytes in whichever folder and at whichever commit; as variables, so that a project may have it otherwise.
    private Dictionary<string, string?> Reproducible => new()
    {
        ["PathMap"] = $"{CompilerText(Path.TrimEndingDirectorySeparator(checkout.Root))}={MappedRoot}",
        ["IncludeSourceRevisionInInformationalVersion"] = "false",
    };

    private static string CompilerText(string path) => path.Replace("=", "==", StringComparison.Ordinal).Replace(",", ",,", StringComparison.Ordinal);
}
