using System.Text.Json;
using Dobos.Checkouts;

namespace Dobos.Lint.Formats;

/// <summary>The report that 'dotnet format' writes.</summary>
internal static class FormatReport
{
    /// <param name="otherwise">What it means when there is no report, or nothing in it.</param>
    public static Finding[] Read(string report, Checkout checkout, FormatFailedException otherwise)
    {
        if (!File.Exists(report))
            throw otherwise;

        using var json = JsonDocument.Parse(File.ReadAllBytes(report));
        Finding[] findings =
        [
            .. from file in json.RootElement.EnumerateArray()
               let path = checkout.Shown(file.GetProperty("FilePath").GetString()!)
               from change in file.GetProperty("FileChanges").EnumerateArray()
               select Of(path, change),
        ];
        return findings is [] ? throw otherwise : [.. findings.Distinct().OrderBy(finding => finding.File, StringComparer.Ordinal).ThenBy(finding => finding.Line)];
    }

    private static Finding Of(string path, JsonElement change) => new(
        path,
        change.GetProperty("LineNumber").GetInt32(),
        change.GetProperty("DiagnosticId").GetString()!.ToLowerInvariant(),
        $"{Described(change)}: 'dotnet format' mends it.");

    // Of an analyzer's finding it repeats the severity and the rule: "error IDE0005: …".
    private static string Described(JsonElement change)
    {
        var text = change.GetProperty("FormatDescription").GetString()!.TrimEnd('.');
        var repeated = $" {change.GetProperty("DiagnosticId").GetString()}: ";
        return text.IndexOf(repeated, StringComparison.Ordinal) is >= 0 and var at ? text[(at + repeated.Length)..] : text;
    }
}
