using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Api;

/// <summary>A whole list as it was at one version.</summary>
internal sealed record Snapshot(Selection Selection, IReadOnlyList<Stored> Items, long Version);
