using System.Text.Json;

namespace Dobos.Offline.Registries;

/// <summary>What the registry must know of a manifest: what it names, and what the referrers API says of it.</summary>
internal sealed record ManifestDocument(string MediaType)
{
    /// <summary>Config and layers of an image.</summary>
    public IReadOnlyList<Descriptor> Blobs { get; private init; } = [];

    /// <summary>What an index lists.</summary>
    public IReadOnlyList<Descriptor> Manifests { get; private init; } = [];

    public Digest? Subject { get; private init; }

    public string? ArtifactType { get; private init; }

    public IReadOnlyDictionary<string, string> Annotations { get; private init; } = new Dictionary<string, string>();

    /// <param name="content">The manifest as it was pushed.</param>
    /// <param name="mediaType">What the client said that it is; null where it said nothing.</param>
    public static ManifestDocument Parse(ReadOnlyMemory<byte> content, string? mediaType)
    {
        try
        {
            using var json = JsonDocument.Parse(content);
            return Read(json.RootElement, mediaType);
        }
        catch (JsonException malformed)
        {
            throw Refused.Manifest($"The manifest is not JSON: line {malformed.LineNumber + 1}, byte {malformed.BytePositionInLine + 1}.");
        }
    }

    private static ManifestDocument Read(JsonElement root, string? said)
    {
        var reader = new ManifestReader(root);
        var mediaType = MediaTypeOf(reader.Text("mediaType"), said);
        if (reader.SchemaVersion is not 2)
            throw Refused.Manifest("The manifest's schemaVersion must be 2.");

        var config = ManifestKind.IsImage(mediaType) ? reader.Required("config") : null;
        return new(mediaType)
        {
            Blobs = config is null ? [] : [config, .. reader.List("layers")],
            Manifests = config is null ? reader.List("manifests") : [],
            Subject = reader.Optional("subject")?.Digest,
            ArtifactType = reader.Text("artifactType") ?? config?.MediaType,
            Annotations = reader.Annotations,
        };
    }

    private static string MediaTypeOf(string? inside, string? said)
    {
        var mediaType = said ?? inside ?? throw Refused.Manifest("Neither the Content-Type header nor the manifest's mediaType says what this is.");
        if (inside is not null && inside != mediaType)
            throw Refused.Manifest($"The manifest's mediaType is {inside}, but it was sent as {mediaType}.");
        if (!ManifestKind.IsImage(mediaType) && !ManifestKind.IsIndex(mediaType))
            throw Refused.Manifest($"{mediaType} is no manifest that is kept here: OCI image manifests and indexes, Docker's schema 2 and lists are.");

        return mediaType;
    }
}
