using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>The rules as they are now, read from a snapshot; and word to each ingress of where it is served.</summary>
internal sealed class IngressTable : IAsyncDisposable
{
    private static readonly Kind[] Kinds = [KindTable.Ingress, KindTable.IngressClass];

    private readonly Cluster _cluster;
    private readonly int _port;
    private readonly Mirror _mirror;
    private volatile IngressRules _current = IngressRules.None;

    public IngressTable(Cluster cluster, int port)
    {
        (_cluster, _port) = (cluster, port);
        _mirror = Mirror.Start(cluster.Store, Kinds, Renew);
    }

    public IngressRules Current => _current;

    public ValueTask DisposeAsync() => _mirror.DisposeAsync();

    private void Renew(IReadOnlyDictionary<ObjectKey, JsonObject> objects)
    {
        _current = IngressReader.Read(objects);
        IngressClasses classes = new(objects);
        foreach (var (key, _) in objects.Where(pair => pair.Key.Kind == KindTable.Ingress && classes.IsOurs(pair.Value)))
            Tell(key);
    }

    private void Tell(ObjectKey ingress)
    {
        try
        {
            _cluster.Edit(KindTable.Ingress, ingress.Namespace, ingress.Name, WithAddress, new() { OfStatus = true });
        }
        catch (ClusterRefusedException gone) when (gone.Code == 404)
        {
            // It was deleted meanwhile: we hear of that next.
        }
    }

    private JsonObject WithAddress(JsonObject ingress)
    {
        ingress["status"] = new JsonObject
        {
            ["loadBalancer"] = new JsonObject
            {
                ["ingress"] = new JsonArray(new JsonObject
                {
                    ["ip"] = "127.0.0.1",
                    ["hostname"] = "localhost",
                    ["ports"] = new JsonArray(new JsonObject { ["port"] = _port, ["protocol"] = "TCP" }),
                }),
            },
        };
        return ingress;
    }
}
