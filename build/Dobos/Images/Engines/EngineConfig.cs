using System.Text.Json.Nodes;
using Dobos.Artifacts;

namespace Dobos.Images.Engines;

/// <summary>The config of an image as an engine wrote it, with what we say in every image.</summary>
internal sealed class EngineConfig(JsonObject root)
{
    public static EngineConfig Parse(byte[] text) => new(JsonNode.Parse(text)!.AsObject());

    public string System => $"{root["os"]}/{root["architecture"]}";

    public IReadOnlyDictionary<string, string> Labels =>
        root["config"]?[nameof(Labels)]?.AsObject().ToDictionary(label => label.Key, label => $"{label.Value}") ?? [];

    /// <summary>The archives in the layers, by their digests.</summary>
    public IReadOnlyList<string> Archives => [.. root["rootfs"]?["diff_ids"]?.AsArray().Select(one => $"{one}") ?? []];

    public byte[] With(string version, IReadOnlyDictionary<string, string> labels)
    {
        var config = Member(root, "config");
        var variables = (config["Env"]?.AsArray() ?? []).Select(one => $"{one}").Where(one => !one.StartsWith("VERSION=", StringComparison.Ordinal));
        config["Env"] = new JsonArray([.. variables.Append($"VERSION={version}").Select(one => (JsonNode)one)]);
        foreach (var (name, value) in labels)
            Member(config, nameof(Labels))[name] = value;
        return JsonBytes.Of(root);
    }

    private static JsonObject Member(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject member)
            parent[name] = member = [];
        return member;
    }
}
