using System.Globalization;
using System.Xml.Linq;

namespace Dobos.Testing;

/// <summary>What a TRX file says: the tests, and what went wrong around them.</summary>
internal sealed record TrxFile(IReadOnlyList<TestResult> Tests, IReadOnlyList<string> Errors)
{
    private static readonly XNamespace Trx = "http://microsoft.com/schemas/VisualStudio/TeamTest/2010";

    public static TrxFile Parse(string xml)
    {
        var run = XDocument.Parse(xml).Root!;
        var classes = run.Descendants(Trx + "UnitTest")
            .DistinctBy(test => Text(test, "id"))
            .ToDictionary(test => Text(test, "id"), test => test.Element(Trx + "TestMethod") is { } method ? Text(method, "className") : "");
        return new TrxFile([.. run.Descendants(Trx + "UnitTestResult").Select(result => Read(result, classes))], [.. Failures(run)]);
    }

    private static TestResult Read(XElement result, Dictionary<string, string> classes)
    {
        var error = result.Element(Trx + "Output")?.Element(Trx + "ErrorInfo");
        var message = error?.Element(Trx + "Message")?.Value ?? result.Element(Trx + "Output")?.Element(Trx + "StdOut")?.Value ?? "";
        return new TestResult(
            FullName(classes.GetValueOrDefault(Text(result, "testId"), ""), Text(result, "testName")),
            Judged(Text(result, "outcome")),
            TimeSpan.TryParse(Text(result, "duration"), CultureInfo.InvariantCulture, out var duration) ? duration : TimeSpan.Zero,
            Judged(Text(result, "outcome")) is Verdict.Passed ? "" : message.Trim(),
            error?.Element(Trx + "StackTrace")?.Value ?? "");
    }

    // Some adapters write the full name, others the method alone.
    private static string FullName(string type, string name) =>
        type.Length == 0 || name.StartsWith($"{type}.", StringComparison.Ordinal) ? name : $"{type}.{name}";

    private static Verdict Judged(string outcome) => outcome switch
    {
        "Passed" or "PassedButRunAborted" or "Warning" or "Completed" => Verdict.Passed,
        "NotExecuted" or "Inconclusive" or "NotRunnable" or "Pending" => Verdict.Skipped,
        _ => Verdict.Failed,
    };

    private static IEnumerable<string> Failures(XElement run) =>
        run.Descendants(Trx + "RunInfo")
            .Where(info => Text(info, "outcome") is "Error" or "Failed" or "Aborted")
            .Select(info => info.Element(Trx + "Text")?.Value.Trim() ?? "");

    private static string Text(XElement element, string attribute) => element.Attribute(attribute)?.Value ?? "";
}
