namespace Dobos.Offline.Registries;

/// <summary>A manifest that the registry keeps: the file has its bytes, this what is asked of it.</summary>
internal sealed record Manifest(Digest Digest, long Size, ManifestDocument Document, FileTime Seen);
