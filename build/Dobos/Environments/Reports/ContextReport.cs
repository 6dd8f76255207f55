using System.Globalization;
using System.Text.Json;
using Dobos.Environments.Vaults;
using Dobos.Printing;

namespace Dobos.Environments.Reports;

/// <summary>What Context shows of an environment: each name, what it is, its value where that may be seen, and where it comes from.</summary>
public sealed class ContextReport(VaultReading reading) : IReport
{
    public const string Limit = "A vault is asked by name and never listed: these are the names that the suite and the services ask for, not all that it holds.";

    public IReadOnlyList<ContextLine> Lines { get; } =
    [
        .. reading.Entries.Select(entry => new ContextLine(entry.Name, entry.Kind, entry.Shown, entry.Version, entry.Updated, Fault: null))
            .Concat(reading.Gaps.Select(gap => new ContextLine(gap.Name, gap.Wanted.Kind, Value: null, Version: null, Updated: null, gap.Fault)))
            .OrderBy(line => line.Name, StringComparer.OrdinalIgnoreCase),
    ];

    public string ToText() => string.Join(
        '\n',
        [
            $"{reading.Definition.Name}: {reading.Vault}, read as {reading.Identity}",
            .. TextTable.Rows(Lines.Select(line => new[] { line.Name, Word(line.Kind), line.Value ?? line.Fault!, Origin(line) })),
            Limit,
        ]);

    public string ToJson() => JsonReport.Write(json =>
    {
        json.WriteString("environment", reading.Definition.Name);
        json.WriteString("vault", reading.Vault.ToString());
        json.WriteString("identity", reading.Identity);
        json.WriteString("limit", Limit);
        JsonReport.WriteArray(json, "values", Lines, Write);
    });

    internal static string Word(VaultKind kind) => kind == VaultKind.Secret ? "secret" : "setting";

    private static string Origin(ContextLine line) => line.Version is null ? "" : $"version {line.Version}, updated {Time(line.Updated)}";

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Write(Utf8JsonWriter json, ContextLine line)
    {
        json.WriteString("name", line.Name);
        json.WriteString("kind", Word(line.Kind));
        json.WriteString("value", line.Value);
        json.WriteString("version", line.Version);
        json.WriteString("updated", Time(line.Updated));
        json.WriteString("fault", line.Fault);
    }
}
