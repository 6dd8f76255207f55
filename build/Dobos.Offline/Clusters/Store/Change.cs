namespace Dobos.Offline.Clusters.Store;

internal enum ChangeType
{
    Added,
    Modified,
    Deleted,
}

/// <summary>What happened to an object. Of a deleted one, <paramref name="Now"/> is what it was at last, with the version of its deletion.</summary>
internal sealed record Change(ChangeType Type, Stored Now, Stored? Before);
