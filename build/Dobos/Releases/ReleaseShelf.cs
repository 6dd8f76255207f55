using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>The releases of one service in a registry.</summary>
public sealed class ReleaseShelf(RegistryClient registry, string service)
{
    public RegistryAddress Registry => registry.Address;

    public Repository Images { get; } = registry.Repository(ReleaseNames.Image(service));

    public Repository Charts { get; } = registry.Repository(ReleaseNames.Chart(service));

    public Repository Records { get; } = registry.Repository(ReleaseNames.Record(service));

    /// <summary>The release of a version, or null; throws where its record is not understood, or is another's.</summary>
    public async Task<PublishedRelease?> FindAsync(string version, CancellationToken cancellation)
    {
        if (await Records.Manifests.FindContentAsync(version, cancellation) is not { } manifest)
            return null;

        RecordReader reader = new($"{Records}:{version}");
        var record = reader.Read(await Records.Blobs.ReadAsync(reader.Document(manifest), cancellation));
        return (record.Service, record.Version) == (service, version)
            ? new(manifest.Descriptor, record)
            : throw new RecordException($"{Records}:{version}", $"it is the record of {Shown.Short(record.Service)} {Shown.Short(record.Version)}");
    }

    /// <summary>What the tags of a version stand for now.</summary>
    public async Task<ReleaseTags> TagsAsync(string version, CancellationToken cancellation)
    {
        Repository[] repositories = [Images, Charts, Records];
        var found = await Task.WhenAll(repositories.Select(repository => repository.Manifests.FindAsync(version, cancellation)));
        return new(found[0], found[1], found[2]);
    }
}
