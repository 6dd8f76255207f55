using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Registries;

/// <summary>Access and refresh tokens: JSON web tokens, as clients expect, signed by a key that ends with the process.</summary>
internal sealed class Tokens(TimeProvider clock)
{
    public const string Access = "access_token";
    public const string Refresh = "refresh_token";

    private static readonly string Header = Encode("""{"alg":"HS256","typ":"JWT"}"""u8);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);

    public string Issue(string kind, Account account, string service, TimeSpan lifetime, IEnumerable<Scope> scopes)
    {
        var now = clock.GetUtcNow();
        JsonObject claims = new()
        {
            ["jti"] = Guid.NewGuid().ToString(),
            ["sub"] = account.Name,
            ["iss"] = "Dobos.Offline",
            ["aud"] = service,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = (now + lifetime).ToUnixTimeSeconds(),
            ["grant_type"] = kind,
            ["access"] = new JsonArray([.. scopes.Select(Write)]),
        };
        var signed = $"{Header}.{Encode(Encoding.UTF8.GetBytes(claims.ToJsonString()))}";
        return $"{signed}.{Signature(signed)}";
    }

    /// <summary>Null for a token that is not ours, of another kind or no longer valid.</summary>
    public Caller? Read(string kind, string token)
    {
        var last = token.LastIndexOf('.');
        if (last < 0 || !Secret.Equal(token[(last + 1)..], Signature(token[..last])))
            return null;

        // We signed it, so it is as we wrote it.
        using var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(token.AsSpan(Header.Length + 1, last - Header.Length - 1)));
        var root = claims.RootElement;
        var isValid = root.GetProperty("grant_type").GetString() == kind && clock.GetUtcNow().ToUnixTimeSeconds() < root.GetProperty("exp").GetInt64();
        return isValid && Account.Named(root.GetProperty("sub").GetString()) is { } account
            ? new(account, [.. root.GetProperty("access").EnumerateArray().Select(ReadScope)])
            : null;
    }

    private static JsonNode Write(Scope scope) => new JsonObject
    {
        ["type"] = scope.Type,
        ["name"] = scope.Name,
        ["actions"] = new JsonArray([.. scope.Actions.Select(action => (JsonNode)action)]),
    };

    private static Scope ReadScope(JsonElement scope) => new(
        scope.GetProperty("type").GetString()!,
        scope.GetProperty("name").GetString()!,
        [.. scope.GetProperty("actions").EnumerateArray().Select(action => action.GetString()!)]);

    private string Signature(string signed) => Encode(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(signed)));

    private static string Encode(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);
}
