using System.Text.Json;

namespace Dobos.Smoke;

/// <summary>Holds an answer against what was wanted.</summary>
internal static class SmokeVerdict
{
    /// <summary>What is wrong with it, as a sentence that says what was seen; null when nothing is.</summary>
    public static string? Of(SmokeCheck check, SmokeAnswer answer, SmokeSubject subject) => answer switch
    {
        { Silence: { } why } => $"{check} got no answer: {why}.",
        _ when answer.Status != check.Status => $"{check} answered {answer.Status}{Quoted(answer.Body)}, and {check.Status} was wanted.",
        _ when answer.Took > check.Within => $"{check} took {answer.Took.TotalMilliseconds:0} ms, more than {check.Within.TotalMilliseconds:0}.",
        _ => check.Json is { } wanted && Difference(wanted, answer.Body, subject) is { } difference ? $"{check} answered, but {difference}." : null,
    };

    private static string? Difference(JsonElement wanted, string body, SmokeSubject subject)
    {
        try
        {
            using var seen = JsonDocument.Parse(body);
            return JsonLikeness.Difference(wanted, seen.RootElement, subject.Fill);
        }
        catch (JsonException)
        {
            return $"what came is no JSON{Quoted(body)}";
        }
    }

    private static string Quoted(string body) => body.Trim().Length == 0 ? "" : $" ({Excerpt.Of(body)})";
}
