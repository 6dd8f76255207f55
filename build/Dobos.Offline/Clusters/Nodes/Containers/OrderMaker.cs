using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Environments;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Nodes.Volumes;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>Puts together what a container is started with.</summary>
internal sealed class OrderMaker(ContainerHost host)
{
    public ContainerOrder Make(ContainerSpec container, Image image)
    {
        var pod = host.Pod;
        ContainerEnvironment environment = new(pod, container, host.Place.Address.ToString(), new(host.Node.Cluster, pod.Namespace));
        var known = environment.Of(host.Node.Options.Environment(Placed(pod)));
        Dictionary<string, string> all = new(image.Environment) { ["HOSTNAME"] = pod.HostName };
        foreach (var (name, value) in known)
            all[name] = value;

        Listening.Set(all, Listening.On(all, [.. container.Ports.Select(port => port.Number)], image.Ports), host.Place);
        host.ShowPorts();
        return new(pod, container, image, host.Place, host.Folder) { Variables = all, Known = known, Mounts = VolumeFolders.Mounts(container, host.Volumes) };
    }

    /// <summary>The pod with its address, which the one that was read last may not have yet.</summary>
    private JsonObject Placed(PodSpec pod)
    {
        var placed = (JsonObject)pod.Content.DeepClone();
        if (placed["status"] is not JsonObject status)
            placed["status"] = status = [];
        status["podIP"] = host.Place.Address.ToString();
        return placed;
    }
}
