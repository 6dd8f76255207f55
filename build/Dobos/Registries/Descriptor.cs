using System.Collections.ObjectModel;

namespace Dobos.Registries;

/// <summary>What one manifest says about other content: what it is, which bytes, how many.</summary>
public sealed record Descriptor(string MediaType, Digest Digest, long Size)
{
    public string? ArtifactType { get; init; }

    /// <summary>"linux/arm64/v8", where an index says it.</summary>
    public string? Platform { get; init; }

    public IReadOnlyDictionary<string, string> Annotations { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Layers that their owner wants to be fetched from elsewhere; registries do not have them.</summary>
    public bool IsForeign { get; init; }

    public static Descriptor Of(string mediaType, ReadOnlySpan<byte> bytes) => new(mediaType, Digest.Of(bytes), bytes.Length);

    public override string ToString() => $"{Digest} ({Size} bytes)";
}
