using System.Text.Json;
using Dobos.Printing;

namespace Dobos.Versions;

/// <summary>What Version prints; in detail where services were named.</summary>
public sealed class VersionReport(IReadOnlyList<ServiceVersion> versions, bool isDetailed) : IReport
{
    private const int Width = 60;

    public string ToText() => versions is []
        ? "There is no service in src."
        : string.Join('\n', [.. TextTable.Rows(versions.Select(version => new[] { version.Service.Name, version.Text, version.Why })), .. isDetailed ? versions.SelectMany(Details) : []]);

    public string ToJson() => JsonReport.Write(json => JsonReport.WriteArray(json, "services", versions, Write));

    private static IEnumerable<string> Details(ServiceVersion version) =>
    [
        "",
        $"{version.Service.Name} {version.Text}: inputs {version.InputsHash}",
        .. version.Inputs.Select(input => $"  {input}"),
        .. version.Edits.Count == 0 ? (string[])[] : ["not committed", .. version.Edits.Select(path => $"  {path}")],
        .. version.Touches.Count == 0 ? (string[])[] : ["last changed by", .. TextTable.Rows(version.Touches.Select(Row))],
    ];

    private static string[] Row(Touch touch) =>
        [touch.Commit[..7], touch.Subject.Length > Width ? $"{touch.Subject[..(Width - 3)]}..." : touch.Subject, string.Join(", ", touch.Paths) + (touch.Others > 0 ? $" and {touch.Others} more" : "")];

    private static void Write(Utf8JsonWriter json, ServiceVersion version)
    {
        json.WriteString("service", version.Service.Name);
        json.WriteString("version", version.Text);
        json.WriteString("kind", JsonNamingPolicy.CamelCase.ConvertName(version.Kind.ToString()));
        json.WriteString("why", version.Why);
        json.WriteString("commit", version.Commit);
        json.WriteString("since", version.Since);
        json.WriteString("inputsHash", version.InputsHash);
        JsonReport.WriteArray(json, "inputs", version.Inputs);
        JsonReport.WriteArray(json, "edits", version.Edits);
        JsonReport.WriteArray(json, "commits", version.Touches, Write);
    }

    private static void Write(Utf8JsonWriter json, Touch touch)
    {
        json.WriteString("commit", touch.Commit);
        json.WriteString("subject", touch.Subject);
        JsonReport.WriteArray(json, "paths", touch.Paths);
        json.WriteNumber("others", touch.Others);
    }
}
