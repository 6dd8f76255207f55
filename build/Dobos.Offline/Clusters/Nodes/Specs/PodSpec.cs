using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Nodes.Specs;

/// <summary>What a pod asks for, read with what Kubernetes takes where nothing is said.</summary>
internal sealed class PodSpec
{
    public PodSpec(Stored stored)
    {
        Stored = stored;
        Content = stored.Open();
        var spec = (JsonObject)Content["spec"]!;
        InitContainers = [.. spec.Items("initContainers").Select(one => new ContainerSpec(one, IsInit: true))];
        Containers = [.. spec.Items("containers").Select(one => new ContainerSpec(one, IsInit: false))];
        Volumes = [.. spec.Items("volumes")];
        RestartPolicy = (string?)spec["restartPolicy"] ?? "Always";
        PullSecrets = [.. spec.Items("imagePullSecrets").Select(one => (string?)one["name"] ?? "")];
        ServiceAccount = (string?)spec["serviceAccountName"] ?? "default";
        NodeName = (string?)spec["nodeName"] ?? "";
        HostName = (string?)spec["hostname"] ?? Name;
        ActiveDeadline = (int?)spec["activeDeadlineSeconds"] is { } seconds ? TimeSpan.FromSeconds(seconds) : null;
        Grace = TimeSpan.FromSeconds((int?)Content["metadata"]!["deletionGracePeriodSeconds"] ?? (int?)spec["terminationGracePeriodSeconds"] ?? 30);
    }

    public Stored Stored { get; }

    /// <summary>The whole pod, for reading.</summary>
    public JsonObject Content { get; }

    public string Namespace => Stored.Key.Namespace;

    public string Name => Stored.Key.Name;

    public string Uid => Stored.Uid;

    public IReadOnlyList<ContainerSpec> InitContainers { get; }

    public IReadOnlyList<ContainerSpec> Containers { get; }

    public IEnumerable<ContainerSpec> AllContainers => [.. InitContainers, .. Containers];

    public IReadOnlyList<JsonObject> Volumes { get; }

    public string RestartPolicy { get; }

    public IReadOnlyList<string> PullSecrets { get; }

    public string ServiceAccount { get; }

    public string NodeName { get; }

    public string HostName { get; }

    public TimeSpan? ActiveDeadline { get; }

    /// <summary>How long it may take to end.</summary>
    public TimeSpan Grace { get; }
}
