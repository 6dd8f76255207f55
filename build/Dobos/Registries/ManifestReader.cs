using System.Collections.ObjectModel;
using System.Text.Json;

namespace Dobos.Registries;

/// <summary>Takes from a manifest's JSON what we need of it, and lets the rest be what it may.</summary>
internal static class ManifestReader
{
    public static Manifest Read(ReadOnlyMemory<byte> bytes, Digest digest, string? mediaType)
    {
        try
        {
            using var json = JsonDocument.Parse(bytes);
            return Read(json.RootElement, bytes, digest, mediaType);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw new RegistryException($"What is named {digest} is no manifest ({Shown.Short(malformed.Message)}); push it again from a good copy.", malformed);
        }
    }

    public static Descriptor Descriptor(JsonElement element) =>
        new(Text(element, "mediaType") ?? "", Digest.Parse(element.GetProperty("digest").GetString()!), Size(element.GetProperty("size").GetInt64()))
        {
            ArtifactType = Text(element, "artifactType"),
            Annotations = Annotations(element),
            Platform = Member(element, "platform", JsonValueKind.Object) is { } platform ? Platform(platform) : null,
            IsForeign = Member(element, "urls", JsonValueKind.Array) is not null && MediaTypes.IsForeign(Text(element, "mediaType") ?? ""),
        };

    private static Manifest Read(JsonElement root, ReadOnlyMemory<byte> bytes, Digest digest, string? mediaType) =>
        new(bytes, digest, Text(root, "mediaType") ?? Known(mediaType) ?? Guess(root))
        {
            ArtifactType = Text(root, "artifactType"),
            Config = Member(root, "config", JsonValueKind.Object) is { } config ? Descriptor(config) : null,
            Layers = List(root, "layers"),
            Manifests = List(root, "manifests"),
            Subject = Member(root, "subject", JsonValueKind.Object) is { } subject ? Descriptor(subject) : null,
            Annotations = Annotations(root),
        };

    private static string? Known(string? mediaType) => MediaTypes.Manifests.FirstOrDefault(known => known == mediaType);

    private static string Guess(JsonElement root) =>
        root.TryGetProperty("manifests", out _) ? MediaTypes.OciIndex
        : root.TryGetProperty("layers", out _) ? MediaTypes.OciManifest
        : throw new FormatException("it has neither layers nor manifests");

    private static long Size(long size) => size >= 0 ? size : throw new FormatException("a size is below zero");

    private static Descriptor[] List(JsonElement root, string name) =>
        Member(root, name, JsonValueKind.Array) is { } list ? [.. list.EnumerateArray().Select(Descriptor)] : [];

    private static IReadOnlyDictionary<string, string> Annotations(JsonElement element) =>
        Member(element, "annotations", JsonValueKind.Object) is { } annotations
            ? annotations.EnumerateObject().DistinctBy(one => one.Name).ToDictionary(one => one.Name, one => one.Value.ToString())
            : ReadOnlyDictionary<string, string>.Empty;

    private static string Platform(JsonElement platform) =>
        string.Join('/', ((string?[])[Text(platform, "os"), Text(platform, "architecture"), Text(platform, "variant")]).Where(part => part is not null));

    private static string? Text(JsonElement element, string name) => Member(element, name, JsonValueKind.String)?.GetString() is { Length: > 0 } text ? text : null;

    private static JsonElement? Member(JsonElement element, string name, JsonValueKind kind) =>
        element.TryGetProperty(name, out var member) && member.ValueKind == kind ? member : null;
}
