using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>The logins that a pod's imagePullSecrets hold for a registry.</summary>
internal static class PullSecrets
{
    /// <summary>Null for a secret of another type, and for one that is no JSON or knows nothing of the registry.</summary>
    public static Login? Find(JsonObject secret, string registry)
    {
        try
        {
            var text = (string?)secret["data"]?[".dockerconfigjson"] ?? (string?)secret["data"]?[".dockercfg"];
            if (text is null || JsonNode.Parse(Convert.FromBase64String(text)) is not JsonObject config)
                return null;

            var logins = config["auths"] as JsonObject ?? config;
            return logins.FirstOrDefault(one => HostOf(one.Key) == registry || registry == "docker.io" && HostOf(one.Key) is "index.docker.io").Value is JsonObject found ? Of(found) : null;
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            return null;
        }
    }

    private static Login? Of(JsonObject entry) =>
        (string?)entry["auth"] is { Length: > 0 } both && Encoding.UTF8.GetString(Convert.FromBase64String(both)).Split(':', 2) is [var user, var password] ? new(user, password)
        : (string?)entry["username"] is { } name ? new(name, (string?)entry["password"] ?? "")
        : null;

    private static string HostOf(string key)
    {
        var rest = key.Contains("://", StringComparison.Ordinal) ? key[(key.IndexOf("://", StringComparison.Ordinal) + 3)..] : key;
        return rest.Split('/')[0];
    }
}
