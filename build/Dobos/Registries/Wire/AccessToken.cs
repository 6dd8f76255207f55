using System.Text.Json;

namespace Dobos.Registries.Wire;

/// <summary>What a token service gave, and until when it is used.</summary>
internal sealed record AccessToken(string Value, DateTimeOffset Until)
{
    // A service that names no time means a minute; a little of each is left for the way.
    private const int LeastSeconds = 60;

    public static AccessToken Parse(JsonElement answer, DateTimeOffset now) =>
        new(Text(answer, "token") ?? Text(answer, "access_token") ?? throw new FormatException("there is no token in its answer"), now.AddSeconds(Seconds(answer) * 0.9));

    public static string? Text(JsonElement answer, string name) =>
        answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty(name, out var text) && text.ValueKind is JsonValueKind.String
            && text.GetString() is { Length: > 0 } value ? value : null;

    private static double Seconds(JsonElement answer) =>
        answer.TryGetProperty("expires_in", out var seconds) && seconds.TryGetInt32(out var named) ? Math.Max(named, LeastSeconds) : LeastSeconds;
}
