using Dobos.Checkouts;
using Dobos.Failures;
using Dobos.Lint;
using Dobos.Lint.Formats;

namespace Dobos.Tests.Lint.Formats;

public sealed class FormatReportTests
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("dobos-");

    private string Report => Path.Combine(_root.FullName, "report.json");

    [TearDown]
    public void Delete() => _root.Delete(recursive: true);

    [Test]
    public void Each_change_is_a_finding_with_its_line_and_a_rule_that_is_said_once()
    {
        var file = Path.Combine(_root.FullName, "src", "A.cs").Replace("\\", "\\\\", StringComparison.Ordinal);
        File.WriteAllText(Report, $$"""
            [{ "FileName": "A.cs", "FilePath": "{{file}}", "FileChanges": [
              { "LineNumber": 7, "CharNumber": 1, "DiagnosticId": "WHITESPACE", "FormatDescription": "Fix whitespace formatting." },
              { "LineNumber": 1, "CharNumber": 1, "DiagnosticId": "IDE0005", "FormatDescription": "error IDE0005: Using directive is unnecessary." }
            ] }]
            """);

        Assert.That(Read(), Is.EqualTo([
            new Finding("src/A.cs", 1, "ide0005", "Using directive is unnecessary: 'dotnet format' mends it."),
            new Finding("src/A.cs", 7, "whitespace", "Fix whitespace formatting: 'dotnet format' mends it."),
        ]));
    }

    [TestCase(null)]
    [TestCase("[]")]
    public void Without_a_finding_the_tools_own_words_say_why_it_failed(string? report)
    {
        if (report is not null)
            File.WriteAllText(Report, report);

        Assert.That(Read, Throws.TypeOf<FormatFailedException>()
            .With.Property(nameof(DobosException.Code)).EqualTo(ExitCode.Failed)
            .And.Message.Contains("ended with 1 and found nothing to mend: no such project"));
    }

    private Finding[] Read() => FormatReport.Read(Report, new Checkout(_root.FullName), new FormatFailedException(1, "no such project"));
}
