using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Patches.Fields;

/// <summary>One step into an object, as managedFields write it: a member, an item by its key, or an item by its value.</summary>
internal static class FieldStep
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Member(string name) => "f:" + name;

    public static string Value(JsonNode? value) => "v:" + Write(value);

    /// <summary>Null when the item lacks a member of its key; what says no protocol speaks TCP.</summary>
    public static string? Key(JsonObject item, IReadOnlyList<string> members)
    {
        JsonObject key = [];
        foreach (var member in members.Order(StringComparer.Ordinal))
            if ((item[member] ?? (member == "protocol" ? "TCP" : null)) is { } value)
                key[member] = value.DeepClone();
            else
                return null;

        return "k:" + Write(key);
    }

    /// <summary>In the one form in which steps are compared: others may have written it with other escapes.</summary>
    public static string Normal(string step)
    {
        if (step[0] is not ('k' or 'v'))
            return step;

        var value = Read(step);
        return step[0] == 'v' ? "v:" + Write(value)
            : value is not JsonObject key ? throw new FormatException($"'{step}' is no key of an item")
            : "k:" + Write(new JsonObject(key.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone()))));
    }

    /// <summary>As messages write it: <c>.image</c>, <c>[name="web"]</c>.</summary>
    public static string Text(string step) => step[..2] switch
    {
        "f:" => "." + step[2..],
        "k:" => $"[{string.Join(',', ((JsonObject)Read(step)!).Select(member => $"{member.Key}={Write(member.Value)}"))}]",
        "v:" => $"[={step[2..]}]",
        _ => $"[{step[2..]}]",
    };

    private static JsonNode? Read(string step) => JsonNode.Parse(step[2..], documentOptions: new() { AllowDuplicateProperties = false });

    private static string Write(JsonNode? node) => node?.ToJsonString(Plain) ?? "null";
}
