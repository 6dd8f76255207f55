using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Tests.Clusters.Controllers;

/// <summary>Says of pods what a node would say that runs them; nothing runs.</summary>
internal sealed class StandInNode(Cluster cluster)
{
    private int _addresses;

    /// <summary>Which pods get ready.</summary>
    public Func<Stored, bool> Readies { get; set; } = _ => true;

    /// <summary>Going pods stay until they are told to end.</summary>
    public bool Lingers { get; set; }

    /// <summary>Brings every pod on as far as it goes; false when nothing was to be done.</summary>
    public bool Work() => cluster.Store.List(KindTable.Pod).Items.Aggregate(false, (worked, pod) => Work(pod) || worked);

    public bool Work(Stored pod)
    {
        if (pod.IsGoing && !Lingers)
            return End(pod);
        if (pod.IsGoing || !Readies(pod) || Phase(pod) is not null)
            return false;

        Run(pod);
        return true;
    }

    public bool End(Stored pod) => cluster.Delete(pod.Key.Kind, pod.Key.Namespace, pod.Key.Name, new() { GraceSeconds = 0 }) is { };

    public void Run(Stored pod, bool isReady = true)
    {
        var address = $"127.64.0.{++_addresses}";
        cluster.Edit(KindTable.Pod, pod.Key.Namespace, pod.Key.Name, content => Place(content), new());
        Say(pod, status =>
        {
            status["phase"] = "Running";
            status["podIP"] ??= address;
        });
        SetReady(pod, isReady);
    }

    public void SetReady(Stored pod, bool isReady) => Say(pod, status =>
        Conditions.Set(status, new("Ready", isReady ? "True" : "False", isReady ? "" : "ContainersNotReady", ""), cluster.Clock.GetUtcNow()));

    public void Finish(Stored pod, bool succeeds)
    {
        Say(pod, status => status["phase"] = succeeds ? "Succeeded" : "Failed");
        SetReady(pod, isReady: false);
    }

    public void Say(Stored pod, Action<JsonObject> edit) => cluster.Edit(KindTable.Pod, pod.Key.Namespace, pod.Key.Name, content =>
    {
        if (content["status"] is not JsonObject status)
            content["status"] = status = [];
        edit(status);
        return content;
    }, new WriteOrder { OfStatus = true });

    private static string? Phase(Stored pod) => (string?)pod.Open()["status"]?["phase"] is null or "Pending" ? null : "there";

    private static JsonObject Place(JsonObject content)
    {
        content["spec"]!["nodeName"] = "dobos";
        return content;
    }
}
