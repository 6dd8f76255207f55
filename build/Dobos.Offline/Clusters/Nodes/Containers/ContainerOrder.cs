using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>All that is needed to start one container.</summary>
internal sealed record ContainerOrder(PodSpec Pod, ContainerSpec Container, Image Image, PodPlace Place, PodFolder Folder)
{
    /// <summary>The image's own and the pod's.</summary>
    public required IReadOnlyDictionary<string, string> Variables { get; init; }

    /// <summary>The pod's alone, of which commands may speak.</summary>
    public required IReadOnlyDictionary<string, string> Known { get; init; }

    public required IReadOnlyList<(string Path, string Source)> Mounts { get; init; }

    /// <summary>The file in which it may say why it ends.</summary>
    public string LastWords => System.IO.Path.Combine(Folder.Container(Container.Name), "termination-log");
}
