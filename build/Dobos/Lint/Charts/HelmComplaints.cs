using System.Text.RegularExpressions;

namespace Dobos.Lint.Charts;

/// <summary>Turns what <c>helm lint</c> and <c>helm template</c> say into findings with file and line, as near as helm tells.</summary>
internal static partial class HelmComplaints
{
    private const string Schema = "values don't meet the specifications";

    public static IEnumerable<Finding> OfLint(Chart chart, string output)
    {
        var complaints = Entry().Matches(output.ReplaceLineEndings("\n"))
            .Select(match => (File: match.Groups["file"].Value.Trim(), Text: match.Groups["text"].Value))
            .ToList();
        var values = complaints.Exists(complaint => complaint.File == "values.yaml");
        return complaints
            .Where(complaint => !(values && complaint.Text.StartsWith(Schema, StringComparison.Ordinal)))
            .SelectMany(complaint => complaint.File == "values.yaml" ? OfValues(chart, complaint.Text) : [Of(chart, complaint.File, complaint.Text)])
            .Distinct();
    }

    public static Finding OfTemplate(Chart chart, string complaint) => Of(chart, "Chart.yaml", complaint);

    private static Finding Of(Chart chart, string file, string text)
    {
        var place = Place().Match(text);
        var (path, line) = place.Success ? (place.Groups["file"].Value, int.Parse(place.Groups["line"].ValueSpan)) : (file, 1);
        return new($"{chart.Folder}/{(chart.File(path) is null ? "Chart.yaml" : path)}", line, "helm", Sentence(text));
    }

    private static IEnumerable<Finding> OfValues(Chart chart, string text) =>
        from bullet in text.Split('\n').Select(line => line.TrimStart('-', ' ')).Where(line => line.Length > 0)
        let line = chart.File("values.yaml") is { } values ? KeyTrail.LineOf(values, Keys(bullet)) : 1
        select new Finding($"{chart.Folder}/values.yaml", line, "helm", Sentence(bullet));

    // Helm 3: "faults.failPercent: Must be …", "(root): Additional property imge is …".
    // Helm 4: "at '/faults/failPercent': …", "at '': additional properties 'imge' …".
    private static string[] Keys(string bullet) =>
    [
        .. bullet[..Math.Max(bullet.IndexOf(": ", StringComparison.Ordinal), 0)].Split('.', '/', '\'', ' '),
        .. Property().Matches(bullet).Select(match => match.Groups["name"].Value).Take(1),
    ];

    private static string Sentence(string text) => $"{Blanks().Replace(text.Trim(), " ").TrimEnd('.')}.";

    [GeneratedRegex(@"^\[(?:ERROR|WARNING)\] (?<file>[^:\n]*): (?<text>(?:.+\n?)+)", RegexOptions.Multiline)]
    private static partial Regex Entry();

    [GeneratedRegex(@"[A-Za-z0-9._-]+/(?<file>(?:charts/[^/\s]+/)?templates/[A-Za-z0-9._/-]+):(?<line>\d+)")]
    private static partial Regex Place();

    [GeneratedRegex(@"[Aa]dditional propert(?:y|ies) '?(?<name>[^' ]+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
