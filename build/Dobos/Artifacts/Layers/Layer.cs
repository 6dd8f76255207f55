using Dobos.Registries;

namespace Dobos.Artifacts.Layers;

/// <summary>A layer that was written: its blob, and the digest of the archive in it, by which a config names it.</summary>
internal sealed record Layer(Descriptor Blob, Digest DiffId);
