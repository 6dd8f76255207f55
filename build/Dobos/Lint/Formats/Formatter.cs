using System.Security;
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
        var complaint = "";
        cake.DotNetFormat(solution, new DotNetFormatSettings
        {
            NoRestore = true,
            VerifyNoChanges = true,
            Report = report,
            // It tells each finding there too, in words of its own; of what is no finding the first line says why.
            SetupProcessSettings = process => (process.RedirectStandardError, process.RedirectedStandardErrorHandler) = (true, line => complaint = complaint is "" ? line : complaint),
            HandleExitCode = code => (exitCode = code) >= 0,
        });
        cancellation.ThrowIfCancellationRequested();
        return exitCode == 0 ? [] : FormatReport.Read(report, checkout, new FormatFailedException(exitCode, complaint));
    }

    private static string Solution(IEnumerable<string> projects) =>
        $"<Solution>\n{string.Concat(projects.Select(project => $"  <Project Path=\"{SecurityElement.Escape(project)}\" />\n"))}</Solution>\n";
}
