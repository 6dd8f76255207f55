using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>Key Vault's JSON, written and read by hand: a value must pass byte for byte, and the times are seconds since 1970.</summary>
internal static class WireJson
{
    public static async Task WriteAsync(HttpContext context, Action<Utf8JsonWriter> members)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        await using Utf8JsonWriter json = new(context.Response.BodyWriter);
        json.WriteStartObject();
        members(json);
        json.WriteEndObject();
        await json.FlushAsync(context.RequestAborted);
    }

    /// <summary>The members of a secret; its value is left out where Key Vault leaves it out, in lists and after a change.</summary>
    public static void WriteSecret(Utf8JsonWriter json, string origin, SecretVersion secret, bool withValue, bool withVersion = true)
    {
        if (withValue)
            json.WriteString("value", secret.Content.Value);

        if (secret.Content.ContentType is { } contentType)
            json.WriteString("contentType", contentType);

        json.WriteString("id", $"{origin}/secrets/{secret.Name}{(withVersion ? $"/{secret.Version}" : "")}");
        WriteAttributes(json, secret);
        json.WriteStartObject("tags");
        foreach (var (key, value) in secret.Content.Tags)
            json.WriteString(key, value);

        json.WriteEndObject();
    }

    public static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
            json.WriteNumber(name, known.ToUnixTimeSeconds());
    }

    public static SecretDraft ReadDraft(JsonElement body, SecretDraft before) => ReadChange(body)(before);

    /// <summary>What a body changes of a secret; read at once, so that what is malformed is found before anything is done.</summary>
    public static Func<SecretDraft, SecretDraft> ReadChange(JsonElement body)
    {
        var attributes = Member(body, "attributes");
        var (value, contentType) = (Member(body, "value")?.GetString(), Member(body, "contentType")?.GetString());
        var (enabled, notBefore, expires) = (Member(attributes, "enabled")?.GetBoolean(), ReadTime(attributes, "nbf"), ReadTime(attributes, "exp"));
        var tags = Member(body, "tags")?.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString() ?? "");
        return before => before with
        {
            Value = value ?? before.Value,
            ContentType = contentType ?? before.ContentType,
            Enabled = enabled ?? before.Enabled,
            NotBefore = notBefore ?? before.NotBefore,
            Expires = expires ?? before.Expires,
            Tags = tags ?? before.Tags,
        };
    }

    public static JsonElement? Member(JsonElement? parent, string name) =>
        parent is { ValueKind: JsonValueKind.Object } found && found.TryGetProperty(name, out var member) && member.ValueKind != JsonValueKind.Null ? member : null;

    private static DateTimeOffset? ReadTime(JsonElement? attributes, string name) =>
        Member(attributes, name) is { } seconds ? DateTimeOffset.FromUnixTimeSeconds(seconds.GetInt64()) : null;

    private static void WriteAttributes(Utf8JsonWriter json, SecretVersion secret)
    {
        json.WriteStartObject("attributes");
        json.WriteBoolean("enabled", secret.Content.Enabled);
        WriteTime(json, "nbf", secret.Content.NotBefore);
        WriteTime(json, "exp", secret.Content.Expires);
        WriteTime(json, "created", secret.Created);
        WriteTime(json, "updated", secret.Updated);
        json.WriteString("recoveryLevel", "Recoverable+Purgeable");
        json.WriteNumber("recoverableDays", 90);
        json.WriteEndObject();
    }
}
