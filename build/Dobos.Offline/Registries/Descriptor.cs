namespace Dobos.Offline.Registries;

/// <summary>What a manifest says of something that it names.</summary>
internal sealed record Descriptor(Digest Digest, string MediaType, bool IsElsewhere);
