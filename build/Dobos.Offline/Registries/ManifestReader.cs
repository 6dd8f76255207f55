using System.Text.Json;

namespace Dobos.Offline.Registries;

/// <summary>A manifest's members, each refused by its name where it is not what it must be.</summary>
internal sealed class ManifestReader
{
    private readonly JsonElement _root;

    public ManifestReader(JsonElement root) =>
        _root = root.ValueKind == JsonValueKind.Object ? root : throw Refused.Manifest("The manifest is no JSON object.");

    public int? SchemaVersion =>
        _root.TryGetProperty("schemaVersion", out var version) && version.ValueKind == JsonValueKind.Number && version.TryGetInt32(out var number) ? number : null;

    public IReadOnlyDictionary<string, string> Annotations
    {
        get
        {
            if (Member(_root, "annotations", JsonValueKind.Object) is not { } annotations)
                return new Dictionary<string, string>();

            Dictionary<string, string> all = [];
            foreach (var one in annotations.EnumerateObject())
                all[one.Name] = one.Value.ValueKind == JsonValueKind.String ? one.Value.GetString()! : throw Wrong($"annotations.{one.Name}");

            return all;
        }
    }

    public string? Text(string name) => Member(_root, name, JsonValueKind.String)?.GetString();

    public Descriptor? Optional(string name) => Member(_root, name, JsonValueKind.Object) is { } found ? Read(found, name) : null;

    public Descriptor Required(string name) => Optional(name) ?? throw Refused.Manifest($"The manifest has no '{name}'.");

    public IReadOnlyList<Descriptor> List(string name)
    {
        var list = Member(_root, name, JsonValueKind.Array) ?? throw Refused.Manifest($"The manifest has no '{name}'.");
        return [.. list.EnumerateArray().Select((one, index) => Read(one, $"{name}[{index}]"))];
    }

    private static Descriptor Read(JsonElement element, string name)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw Wrong(name);
        if (!Digest.TryParse(Member(element, "digest", JsonValueKind.String)?.GetString(), out var digest))
            throw Wrong($"{name}.digest");
        if (Member(element, "size", JsonValueKind.Number) is not { } size || !size.TryGetInt64(out var bytes) || bytes < 0)
            throw Wrong($"{name}.size");

        return new(digest, Member(element, "mediaType", JsonValueKind.String)?.GetString() ?? "", IsElsewhere(element));
    }

    // Such a layer is fetched from its addresses, and may not be handed on.
    private static bool IsElsewhere(JsonElement element) =>
        Member(element, "urls", JsonValueKind.Array) is { } urls && urls.GetArrayLength() > 0;

    private static JsonElement? Member(JsonElement parent, string name, JsonValueKind kind)
    {
        if (!parent.TryGetProperty(name, out var member) || member.ValueKind == JsonValueKind.Null)
            return null;

        return member.ValueKind == kind ? member : throw Wrong(name);
    }

    private static RefusedException Wrong(string name) => Refused.Manifest($"The manifest's '{name}' is missing or not what it must be.");
}
