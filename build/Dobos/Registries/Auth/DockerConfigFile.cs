using System.Text;
using System.Text.Json;
using Dobos.Secrets;

namespace Dobos.Registries.Auth;

/// <summary>What docker's own configuration says about a registry.</summary>
internal sealed class DockerConfigFile(string file)
{
    private static readonly JsonDocumentOptions Lenient = new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip };

    /// <summary>The helper that keeps the login, by the end of its name; null when the file itself does, or nobody.</summary>
    public static string? Helper(JsonElement root, string registry) =>
        Text(Entry(root, "credHelpers", registry)) ?? Text(Member(root, "credsStore"));

    public async Task<JsonElement> ReadAsync(CancellationToken cancellation)
    {
        try
        {
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(file, cancellation), Lenient);
            return json.RootElement.ValueKind is JsonValueKind.Object ? json.RootElement.Clone() : throw new JsonException("it is no object.");
        }
        catch (JsonException malformed)
        {
            var reason = Shown.Short(malformed.Message.TrimEnd('.'));
            throw new RegistryLoginException($"docker's configuration {file} is not JSON: {reason}; correct it, or run 'docker login' again.", malformed);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RegistryLoginException($"docker's configuration {file} cannot be read: {unreadable.Message.TrimEnd('.')}; correct its owner.", unreadable);
        }
    }

    /// <summary>The login that stands in the file itself.</summary>
    public RegistryLogin? Login(JsonElement root, string registry)
    {
        if (Entry(root, "auths", registry) is not { ValueKind: JsonValueKind.Object } entry)
            return null;
        if (Text(Member(entry, "identitytoken")) is { } token)
            return new RegistryLogin.Identity(new Secret(token), file);

        return Text(Member(entry, "auth")) is { } auth ? Decoded(auth, registry)
            : Text(Member(entry, "username")) is { } user ? new RegistryLogin.Password(user, new Secret(Text(Member(entry, "password")) ?? ""), file)
            : null;
    }

    private RegistryLogin.Password Decoded(string auth, string registry)
    {
        try
        {
            var decoded = Encoding.UTF8.GetString(Convert.FromBase64String(auth));
            if (decoded.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon)
                return new(decoded[..colon], new Secret(decoded[(colon + 1)..].TrimEnd('\0')), file);
        }
        catch (FormatException)
        {
            // Said below, without what stands there: it may be half a password.
        }

        throw new RegistryLoginException(
            $"The 'auth' of {registry} in docker's configuration {file} is not base64 of user:password; run 'docker login {registry}' again.");
    }

    // docker has written registries with and without a scheme and a path.
    private static JsonElement? Entry(JsonElement root, string section, string registry) =>
        Member(root, section) is { ValueKind: JsonValueKind.Object } entries
            ? entries.EnumerateObject().Where(entry => Host(entry.Name).Equals(registry, StringComparison.OrdinalIgnoreCase))
                .OrderByDescending(entry => entry.Name.Equals(registry, StringComparison.OrdinalIgnoreCase)).Select(entry => (JsonElement?)entry.Value).FirstOrDefault()
            : null;

    private static string Host(string key) => key[(key.IndexOf("://", StringComparison.Ordinal) is >= 0 and var scheme ? scheme + 3 : 0)..].Split('/')[0];

    private static JsonElement? Member(JsonElement element, string name) => element.TryGetProperty(name, out var member) ? member : null;

    private static string? Text(JsonElement? element) => element is { ValueKind: JsonValueKind.String } text && text.GetString() is { Length: > 0 } value ? value : null;
}
