using System.Collections.Immutable;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Nodes.Status;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>A pod as its containers see it: what they are given, and whom they tell how they are. Each change of state is in the pod's status before it returns.</summary>
internal sealed class ContainerHost(NodeParts node, PodSpec pod)
{
    private static readonly TimeSpan TellAgain = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private bool _isLate;
    private ImmutableDictionary<string, ContainerState> _states = ImmutableDictionary<string, ContainerState>.Empty;
    private PodOutline _facts = new();

    public NodeParts Node => node;

    /// <summary>As it was read last; its spec never changes in what matters here.</summary>
    public PodSpec Pod { get; private set; } = pod;

    public PodFolder Folder { get; } = node.FolderOf(pod.Uid);

    public required PodPlace Place { get; init; }

    public IReadOnlyDictionary<string, string> Volumes { get; set; } = new Dictionary<string, string>();

    /// <summary>Given when something that pods may wait for has changed.</summary>
    public Nudge Wake { get; } = new();

    /// <summary>The box ends; the next one tells how things are.</summary>
    public bool IsSilent { get; private set; }

    public ContainerState this[string container] => _states[container];

    public void Take(PodSpec newer) => Pod = newer;

    public void Begin(IEnumerable<ContainerState> states)
    {
        lock (_gate)
            _states = states.ToImmutableDictionary(state => state.Spec.Name);
        Change(facts => facts with { Address = Place.Address.ToString() });
    }

    public void Change(string container, Func<ContainerState, ContainerState> change)
    {
        lock (_gate)
        {
            _states = _states.SetItem(container, change(_states[container]));
            Publish();
        }
    }

    public void Change(Func<PodOutline, PodOutline> change)
    {
        lock (_gate)
        {
            _facts = change(_facts);
            Publish();
        }
    }

    public void Record(string reason, string message, bool isWarning = false, string component = "kubelet")
    {
        if (IsSilent)
            return;

        try
        {
            EventRecorder.Record(node.Cluster, Pod.Stored, isWarning ? "Warning" : "Normal", reason, message, component);
        }
        catch (ClusterRefusedException)
        {
            // The namespace is going, and nobody will look.
        }
        catch (IOException)
        {
            // As when the disk is full: the pod goes on without its event.
        }
    }

    /// <summary>Where ports are not as the pod names them, says on the pod where they are.</summary>
    public void ShowPorts()
    {
        if (Place.Annotation.Length == 0)
            return;

        try
        {
            node.Cluster.Edit(KindTable.Pod, Pod.Namespace, Pod.Name, content => (string?)content["metadata"]!["uid"] == Pod.Uid ? Place.Annotate(content) : content);
        }
        catch (ClusterRefusedException gone) when (gone.Code is 404)
        {
            // Nobody asks for its ports any more.
        }
    }

    /// <summary>Nothing is told any more.</summary>
    public void Silence()
    {
        lock (_gate)
            IsSilent = true;
    }

    private void Publish()
    {
        if (IsSilent)
            return;

        ContainerState[] Of(IReadOnlyList<ContainerSpec> specs) => [.. specs.Select(spec => _states[spec.Name])];
        var (init, containers, facts) = (Of(Pod.InitContainers), Of(Pod.Containers), _facts);
        try
        {
            node.Cluster.Edit(KindTable.Pod, Pod.Namespace, Pod.Name, content =>
            {
                if ((string?)content["metadata"]!["uid"] == Pod.Uid)
                    content["status"] = PodStatus.Of(Pod, facts, init, containers, content["status"] as System.Text.Json.Nodes.JsonObject, node.Clock.GetUtcNow());
                return content;
            }, new() { OfStatus = true });
        }
        catch (ClusterRefusedException gone) when (gone.Code is 404)
        {
            // Whoever deleted it by force does not want to know.
        }
        catch (IOException) when (!_isLate)
        {
            // As when the disk is full: it is told when that has passed.
            _isLate = true;
            _ = PublishLaterAsync();
        }
        catch (IOException)
        {
            // It will be told with what is late already.
        }
    }

    private async Task PublishLaterAsync()
    {
        await Task.Delay(TellAgain, node.Clock);
        lock (_gate)
        {
            _isLate = false;
            Publish();
        }
    }
}
