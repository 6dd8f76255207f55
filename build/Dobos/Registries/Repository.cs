using Dobos.Registries.Wire;

namespace Dobos.Registries;

/// <summary>A repository of a registry, and what can be done there.</summary>
public sealed class Repository
{
    internal Repository(Session session, string name)
    {
        (Registry, Name) = (session.Registry, name);
        Blobs = new(session, name);
        Manifests = new(session, name);
        Tags = new(session, name);
        Referrers = new(session, name, Manifests);
    }

    public RegistryAddress Registry { get; }

    /// <summary>The whole name, the registry's own path before it.</summary>
    public string Name { get; }

    public Blobs Blobs { get; }

    public Manifests Manifests { get; }

    public Tags Tags { get; }

    public Referrers Referrers { get; }

    public override string ToString() => $"{Registry.Authority}/{Name}";
}
