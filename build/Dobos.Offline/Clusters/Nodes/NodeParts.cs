using Dobos.Offline.Clusters.Nodes.Containers;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Logs;

namespace Dobos.Offline.Clusters.Nodes;

/// <summary>What all pods of a node share.</summary>
internal sealed record NodeParts(Cluster Cluster, string Folder, NodeOptions Options, ImageStore Images, ContainerStarter Starter)
{
    public TimeProvider Clock => Cluster.Clock;

    public LogShelf Logs { get; } = new();

    public PodFolder FolderOf(string uid) => new(Path.Combine(Folder, "pods", uid));
}
