using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Controllers.Others;

/// <summary>Each namespace has a ServiceAccount for the pods that name none.</summary>
internal static class AccountController
{
    public static readonly Controller Row = new(KindTable.Namespace, Touched, Look);

    private const string Name = "default";

    private static IEnumerable<ObjectKey> Touched(Cluster cluster, Change change) => change switch
    {
        { Type: not ChangeType.Deleted } when change.Now.Key.Kind == KindTable.Namespace => [change.Now.Key],
        { Type: ChangeType.Deleted } when change.Now.Key.Kind == KindTable.ServiceAccount && change.Now.Key.Name == Name => [new(KindTable.Namespace, "", change.Now.Key.Namespace)],
        _ => [],
    };

    private static DateTimeOffset? Look(Cluster cluster, ObjectKey key)
    {
        if (cluster.Store.Find(key) is { IsGoing: false } && cluster.Find(KindTable.ServiceAccount, key.Name, Name) is null)
            cluster.Create(KindTable.ServiceAccount, key.Name, new() { ["metadata"] = new JsonObject { ["name"] = Name } });
        return null;
    }
}
