using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>A release as a registry has it.</summary>
/// <param name="Descriptor">Of the record, to which evidence refers.</param>
public sealed record PublishedRelease(Descriptor Descriptor, ReleaseRecord Record)
{
    public Digest Digest => Descriptor.Digest;
}
