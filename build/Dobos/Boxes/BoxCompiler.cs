using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.MSBuild;
using Cake.Core;
using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Failures;

namespace Dobos.Boxes;

/// <summary>Compiles the box when it is asked for the first time, or when its source changed.</summary>
internal sealed class BoxCompiler(ICakeContext cake, Checkout checkout, BoxFolder folder)
{
    /// <summary>The program of exactly this build; whoever calls holds the door.</summary>
    public string Compile(string build, CancellationToken cancellation)
    {
        var program = Path.Combine(folder.Builds, build, "Dobos.Offline.dll");
        if (File.Exists(program))
            return program;

        Console.WriteLine("Building the offline box ...");
        // A name of its own: the compiler of a run that was killed may still write.
        var work = Path.Combine(folder.Builds, $"work-{Guid.NewGuid():n}");
        Run(work, cancellation);
        Directory.Move(Path.Combine(work, "bin", "Dobos.Offline", "release"), Path.GetDirectoryName(program)!);
        DeleteAllBut(Path.GetDirectoryName(program)!);
        return program;
    }

    private void DeleteAllBut(string kept)
    {
        foreach (var older in Directory.EnumerateDirectories(folder.Builds).Where(other => other != kept))
        {
            try
            {
                Directory.Delete(older, recursive: true);
            }
            catch (IOException)
            {
                // Somebody still writes there; the next one that compiles deletes it.
            }
        }
    }

    private void Run(string work, CancellationToken cancellation)
    {
        try
        {
            cake.DotNetMSBuild(new BoxSource(checkout).Project, Settings(work));
        }
        catch (CakeException e)
        {
            cancellation.ThrowIfCancellationRequested();
            throw new BoxNotBuiltException(e);
        }

        // A compiler that was interrupted may end as if all were well.
        cancellation.ThrowIfCancellationRequested();
    }

    private static DotNetMSBuildSettings Settings(string work)
    {
        var settings = new DotNetMSBuildSettings { NoLogo = true, Verbosity = DotNetVerbosity.Quiet, MaxCpuCount = 1, ArgumentCustomization = arguments => arguments.Append("-restore") }
            .WithProperty("Configuration", "Release")
            .WithProperty("ArtifactsPath", MSBuildText.Escape(work))
            .WithProperty("RunAnalyzers", "false")
            // What is null was checked where the box is developed.
            .WithProperty("Nullable", "annotations")
            .WithProperty("TreatWarningsAsErrors", "false")
            .WithProperty("GenerateDocumentationFile", "false")
            .WithProperty("NuGetAudit", "false");
        return settings;
    }

    private sealed class BoxNotBuiltException(Exception inner)
        : DobosException(ExitCode.Failed, "The offline box could not be built (the compiler's errors are above); nothing was started.", inner);
}
