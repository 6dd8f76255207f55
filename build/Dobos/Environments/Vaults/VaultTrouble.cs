using System.Globalization;
using System.Text.Json;
using Azure;
using Polly.Timeout;

namespace Dobos.Environments.Vaults;

/// <summary>What a failed request says about the vault: whether it passes, how long to wait, and what to call it.</summary>
internal static class VaultTrouble
{
    public static bool Passes(Exception exception) => Root(exception) switch
    {
        RequestFailedException { Status: 0 } failed => !IsUntrusted(failed),
        RequestFailedException failed => failed.Status is 408 or 429 or >= 500,
        FileNotFoundException or DirectoryNotFoundException => false,
        HttpRequestException or IOException or TimeoutRejectedException or TaskCanceledException => true,
        _ => false,
    };

    public static TimeSpan? RetryAfter(Exception exception, DateTimeOffset now)
    {
        if (Root(exception) is not RequestFailedException failed || failed.GetRawResponse()?.Headers.TryGetValue("Retry-After", out var value) is not true)
            return null;

        return int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var date) && date > now ? date - now
            : TimeSpan.Zero;
    }

    /// <summary>The inner code, which tells a disabled secret from a refused identity: both are "403 Forbidden".</summary>
    public static string Reason(RequestFailedException failed)
    {
        try
        {
            using var body = JsonDocument.Parse(failed.GetRawResponse()?.Content.ToMemory() ?? default);
            return Code(body.RootElement, "error", "innererror") ?? Code(body.RootElement, "error") ?? failed.ErrorCode ?? "";
        }
        catch (JsonException)
        {
            return failed.ErrorCode ?? "";
        }
    }

    public static string Sentence(Exception exception) => Root(exception) switch
    {
        RequestFailedException { Status: 0 } failed => failed.GetBaseException().Message.TrimEnd('.'),
        RequestFailedException failed => $"it answers {failed.Status} {Reason(failed)}".TrimEnd(),
        TimeoutRejectedException or TaskCanceledException => "it gives no answer in time",
        var other => other.GetBaseException().Message.TrimEnd('.'),
    };

    // A credential wraps what happened to it.
    private static Exception Root(Exception exception) =>
        exception is Azure.Identity.AuthenticationFailedException { InnerException: { } inner } ? Root(inner)
        : exception is AggregateException { InnerException: { } first } ? Root(first)
        : exception;

    private static bool IsUntrusted(RequestFailedException failed) => failed.InnerException is HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError };

    private static string? Code(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path)
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
                return null;
        }

        return element.ValueKind == JsonValueKind.Object && element.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String ? code.GetString() : null;
    }
}
