using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Controllers;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;
using Dobos.Tests.Fakes;

namespace Dobos.Offline.Tests.Clusters.Controllers;

/// <summary>A cluster whose controllers move when a test says so, on a clock that a test moves.</summary>
internal sealed class ControlledCluster : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-controllers-");
    private Watching _watching;

    public ControlledCluster()
    {
        Cluster = Cluster.Open(_folder.FullName, Time);
        Node = new(Cluster);
        (Room, _watching) = Begin();
    }

    public ManualTime Time { get; } = new();

    public Cluster Cluster { get; }

    public StandInNode Node { get; }

    public ControlRoom Room { get; private set; }

    public IReadOnlyList<Stored> Pods => List(KindTable.Pod);

    public IReadOnlyList<Stored> Sets => List(KindTable.ReplicaSet);

    /// <summary>As after a kill: what was to be done is forgotten.</summary>
    public void Restart()
    {
        _watching.Dispose();
        (Room, _watching) = Begin();
    }

    public void Listen(int most = int.MaxValue)
    {
        for (var told = 0; told < most && _watching.Changes.TryRead(out var change); told++)
            Room.Take(change);
    }

    /// <summary>Until nobody has anything to do now.</summary>
    public void Settle()
    {
        for (var step = 0; step < 10_000; step++)
        {
            Listen();
            if (!Room.LookOnce() && !Node.Work())
                return;
        }

        Assert.Fail("The controllers find no rest.");
    }

    public void Pass(double seconds)
    {
        Settle();
        Time.Advance(TimeSpan.FromSeconds(seconds));
        Settle();
    }

    public Stored Create(Kind kind, string content) => Cluster.Create(kind, "default", Json(content));

    public JsonObject Get(Kind kind, string name) => Cluster.Get(kind, "default", name).Open();

    public IReadOnlyList<Stored> List(Kind kind) => Cluster.Store.List(kind, "default").Items;

    public void Edit(Kind kind, string name, Action<JsonObject> edit) => Cluster.Edit(kind, "default", name, content =>
    {
        edit(content);
        return content;
    });

    public IReadOnlyList<string> Events(string reason) =>
        [.. List(KindTable.Event).OrderBy(one => one.Version).Select(one => one.Open()).Where(one => (string?)one["reason"] == reason).Select(one => (string)one["message"]!)];

    public static JsonObject Json(string content) => (JsonObject)JsonNode.Parse(content)!;

    /// <summary>Reason of a condition of a status, and whether it is so: <c>True MinimumReplicasAvailable</c>.</summary>
    public static string? Condition(JsonObject content, string type) =>
        Conditions.Find(content["status"] as JsonObject, type) is { } found ? $"{found["status"]} {found["reason"]}" : null;

    public void Dispose()
    {
        _watching.Dispose();
        Cluster.Dispose();
        _folder.Delete(recursive: true);
    }

    private (ControlRoom Room, Watching Watching) Begin()
    {
        var (items, watching) = Cluster.Store.Follow();
        ControlRoom room = new(Cluster, ControllerTable.Rows);
        room.Begin(items);
        return (room, watching);
    }
}
