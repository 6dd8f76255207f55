using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>What the tags of a version stand for; null where there is none.</summary>
public sealed record ReleaseTags(Digest? Image, Digest? Chart, Digest? Record);
