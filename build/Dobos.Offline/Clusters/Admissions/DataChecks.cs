using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>Of ConfigMaps and Secrets.</summary>
internal static class DataChecks
{
    private const int Most = 1 << 20;
    private const string Docker = ".dockerconfigjson";

    private static readonly Dictionary<string, string[]> NeededByType = new()
    {
        ["kubernetes.io/tls"] = ["tls.crt", "tls.key"],
        ["kubernetes.io/dockerconfigjson"] = [Docker],
        ["kubernetes.io/dockercfg"] = [".dockercfg"],
        ["kubernetes.io/ssh-auth"] = ["ssh-privatekey"],
    };

    public static void CheckConfigMap(Faults faults, JsonObject? before, JsonObject now)
    {
        CheckKeys(faults, now, "data");
        CheckKeys(faults, now, "binaryData");
        foreach (var (key, _) in now.Part("binaryData") ?? [])
            if (now.Part("data")?.ContainsKey(key) is true)
                faults.Invalid($"data[{key}]", key, "duplicate of key present in binaryData");
        if ((now.Part("data") ?? []).Sum(entry => (long)Encoding.UTF8.GetByteCount(entry.Value.AsText() ?? "")) + Bytes(now.Part("binaryData")) > Most)
            faults.TooLong("", Most);
        CheckImmutable(faults, before, now, "data", "binaryData");
    }

    public static void CheckSecret(Faults faults, JsonObject? before, JsonObject now)
    {
        CheckKeys(faults, now, "data");
        if (Bytes(now.Part("data")) > Most)
            faults.TooLong("data", Most);
        var type = now.Text("type") ?? "";
        foreach (var key in NeededByType.GetValueOrDefault(type, []).Where(key => now.Part("data")?.ContainsKey(key) is not true))
            faults.Required($"data[{key}]");
        if (type == "kubernetes.io/dockerconfigjson" && now.Part("data").Text(Docker) is { } config && !IsJson(config))
            faults.Invalid($"data[{Docker}]", "<secret contents redacted>", "invalid character looking for beginning of value");
        if (type == "kubernetes.io/service-account-token" && now.Part("metadata", "annotations").Text("kubernetes.io/service-account.name") is null or "")
            faults.Required("metadata.annotations[kubernetes.io/service-account.name]");
        if (before is not null)
            faults.Immutable("type", before["type"], now["type"]);
        CheckImmutable(faults, before, now, "data");
    }

    private static void CheckKeys(Faults faults, JsonObject now, string list)
    {
        foreach (var (key, _) in now.Part(list) ?? [])
            if (Names.Key(key) is { } why)
                faults.Invalid($"{list}[{key}]", key, why);
    }

    private static void CheckImmutable(Faults faults, JsonObject? before, JsonObject now, params string[] lists)
    {
        if (!before.IsTrue("immutable"))
            return;
        if (!now.IsTrue("immutable"))
            faults.Forbidden("immutable", "field is immutable when `immutable` is set");
        foreach (var list in lists.Where(list => !JsonNode.DeepEquals(before![list] ?? new JsonObject(), now[list] ?? new JsonObject())))
            faults.Forbidden(list, "field is immutable when `immutable` is set");
    }

    /// <summary>Of what is written in base64, four letters for three bytes.</summary>
    private static long Bytes(JsonObject? data) => (data ?? []).Select(entry => entry.Value.AsText() ?? "").Sum(text => (long)text.Length / 4 * 3 - text.Count(letter => letter == '='));

    private static bool IsJson(string base64)
    {
        try
        {
            using var parsed = JsonDocument.Parse(Convert.FromBase64String(base64));
            return true;
        }
        catch (Exception exception) when (exception is JsonException or FormatException)
        {
            return false;
        }
    }
}
