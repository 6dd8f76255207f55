using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>A release that is in the registry now.</summary>
/// <param name="Record">The digest by which everybody after us knows the release.</param>
/// <param name="Uploaded">Bytes that this run sent for it; 0 where it was there already.</param>
public sealed record Published(string Service, string Version, Digest Record, Digest Image, Digest Chart, long Uploaded);
