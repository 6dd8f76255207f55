using System.Collections.ObjectModel;

namespace Dobos.Registries;

/// <summary>A manifest or an index: its bytes exactly as they are, and what they say.</summary>
public sealed class Manifest
{
    /// <summary>More than this no registry has to take, and none of ours is near it.</summary>
    internal const int Largest = 4 << 20;

    internal Manifest(ReadOnlyMemory<byte> bytes, Digest digest, string mediaType) => (Bytes, Digest, MediaType) = (bytes, digest, mediaType);

    public ReadOnlyMemory<byte> Bytes { get; }

    public Digest Digest { get; }

    public string MediaType { get; }

    public string? ArtifactType { get; init; }

    public Descriptor? Config { get; init; }

    public IReadOnlyList<Descriptor> Layers { get; init; } = [];

    /// <summary>Of an index, what it lists.</summary>
    public IReadOnlyList<Descriptor> Manifests { get; init; } = [];

    /// <summary>What this refers to, if it is a referrer.</summary>
    public Descriptor? Subject { get; init; }

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    public bool IsIndex => MediaTypes.IsIndex(MediaType);

    /// <summary>Config and layers, each once.</summary>
    public IEnumerable<Descriptor> Blobs => (Config is null ? Layers : Layers.Prepend(Config)).DistinctBy(blob => blob.Digest);

    /// <summary>How another manifest would name this one; what an index of referrers says about it.</summary>
    public Descriptor Descriptor => new(MediaType, Digest, Bytes.Length) { ArtifactType = ArtifactType ?? Config?.MediaType, Annotations = Annotations };

    /// <summary>Reads bytes as the manifest that they are; throws when they are none.</summary>
    /// <param name="mediaType">What the registry calls it; what the bytes say themselves goes before.</param>
    public static Manifest Parse(ReadOnlyMemory<byte> bytes, string? mediaType = null) => ManifestReader.Read(bytes, Digest.Of(bytes.Span), mediaType);
}
