using System.Net.Http.Headers;
using System.Text.Json;

namespace Dobos.Registries.Wire;

/// <summary>Reads from an unwanted answer what it says about itself, however it says it.</summary>
internal static class Refusal
{
    private const int Longest = 16 << 10;

    public static async Task<RefusedException> ReadAsync(HttpResponseMessage response, BoundedBody reader, TimeProvider clock, CancellationToken cancellation) =>
        new(response.StatusCode, await ReasonAsync(response, reader, cancellation), Wait(response.Headers.RetryAfter, clock));

    private static TimeSpan? Wait(RetryConditionHeaderValue? header, TimeProvider clock) =>
        header?.Delta ?? (header?.Date is { } date ? date > clock.GetUtcNow() ? date - clock.GetUtcNow() : TimeSpan.Zero : null);

    private static async Task<string> ReasonAsync(HttpResponseMessage response, BoundedBody reader, CancellationToken cancellation)
    {
        try
        {
            var body = await reader.ReadSomeAsync(response, Longest, cancellation);
            return body.Length == 0 ? "" : Reason(body);
        }
        catch (Exception broken) when (broken is IOException or HttpRequestException or BrokenTransferException)
        {
            return "";
        }
    }

    private static string Reason(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var json = JsonDocument.Parse(body);
            return Shown.Short(Sentence(json.RootElement));
        }
        catch (Exception foreign) when (foreign is JsonException or InvalidOperationException)
        {
            return "(with a page that no registry writes; a proxy may stand before it, or the address be wrong)";
        }
    }

    private static string Sentence(JsonElement root) =>
        root.ValueKind is not JsonValueKind.Object ? ""
        : root.TryGetProperty("errors", out var errors) && errors.ValueKind is JsonValueKind.Array
            ? string.Join("; ", errors.EnumerateArray().Take(3).Select(error => $"{Text(error, "code")}: {Text(error, "message")}".Trim(':', ' ')))
        : $"{Text(root, "error")}: {Text(root, "error_description")}{Text(root, "details")}".Trim(':', ' ');

    private static string Text(JsonElement element, string name) =>
        element.ValueKind is JsonValueKind.Object && element.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String ? text.GetString()! : "";
}
