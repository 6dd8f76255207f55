using Cake.Common.Tools.DotNet;
using Cake.Common.Tools.DotNet.Format;
using Cake.Core;
using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Lint.Formats;

/// <summary>Holds restored projects against their .editorconfig. What was clean and did not change is not looked at again.</summary>
public sealed class Formatter(ICakeContext cake, Checkout checkout, Agenda agenda)
{
    public IReadOnlyList<Finding> Check(ProjectSet set, CancellationToken cancellation)
    {
        IReadOnlyList<Finding> findings = [];
        if (set.Projects.Count > 0)
            agenda.Reading(set, $"format-{set.Key}", []).DoOnce(() => (findings = Run(set, cancellation)) is [] ? [] : null);
        return findings;
    }

    private Finding[] Run(ProjectSet set, CancellationToken cancellation)
    {
        var solution = Path.Combine(checkout.Artifacts, "dotnet", $"{set.Key}.slnx");
        var report = Path.ChangeExtension(solution, ".format.json");
        File.WriteAllText(solution, Solution(RestoredProjects.Of(new Traversal(checkout, set))));
        File.Delete(report);
        var exitCode = 0;
        cake.DotNetFormat(solution, new DotNetFormatSettings
        {
            NoRestore = true,
            VerifyNoChanges = true,
            Report = report,
            SetupProcessSettings = process => process.RedirectStandardError = true,
            HandleExitCode = code => (exitCode = code) >= 0,
        });
        cancellation.ThrowIfCancellationRequested();
        return exitCode == 0 ? [] : FormatReport.Read(report, checkout, exitCode);
    }

    private static string Solution(IEnumerable<string> projects) =>
        $"<Solution>\n{string.Concat(projects.Select(project => $"  <Project Path=\"{project}\" />\n"))}</Solution>\n";
}
