using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Admissions;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Patches;
using Dobos.Offline.Clusters.Quotas;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters;

/// <summary>One cluster: its objects, and the rules by which they are written. Clients, controllers and the node all come by here.</summary>
internal sealed class Cluster : IDisposable
{
    /// <summary>In the order in which they look at what is written.</summary>
    private static readonly IReadOnlyList<Admit> Admissions =
    [
        Forms.Admit,
        Defaults.Admit,
        LimitRangeAdmission.Admit,
        Checks.Admit,
        ServiceAddresses.Admit,
        QuotaAdmission.Admit,
    ];

    private static readonly string[] FirstNamespaces = ["default", "kube-system"];

    private Cluster(string folder, TimeProvider clock)
    {
        Clock = clock;
        Store = ObjectStore.Open(folder);
        foreach (var name in FirstNamespaces.Where(name => Find(KindTable.Namespace, "", name) is null))
            Create(KindTable.Namespace, "", new() { ["metadata"] = new JsonObject { ["name"] = name } });
    }

    public TimeProvider Clock { get; }

    public ObjectStore Store { get; }

    public static Cluster Open(string folder, TimeProvider clock) => new(folder, clock);

    public Stored? Find(Kind kind, string inNamespace, string name) => Store.Find(new(kind, inNamespace, name));

    public Stored Get(Kind kind, string inNamespace, string name) => Find(kind, inNamespace, name) ?? throw ClusterRefusedException.NotFound(kind, name);

    /// <summary>Takes <paramref name="content"/> for its own.</summary>
    public Stored Create(Kind kind, string inNamespace, JsonObject content, WriteOrder? order = null) => Store.Do(store =>
    {
        ObjectKey key = new(kind, inNamespace, Naming.Complete(kind, inNamespace, content));
        RequireNamespace(key);
        if (store.Find(key) is not null)
            throw ClusterRefusedException.AlreadyExists(kind, key.Name);

        var metadata = Metadata.Of(content);
        Metadata.Begin(metadata, Clock.GetUtcNow());
        if (kind.HasStatus)
        {
            metadata["generation"] = 1;
            content.Remove("status");
        }

        Admit(kind, before: null, content);
        Track(kind, before: null, content, order);
        return Keep(key, content, order);
    });

    /// <summary>Writes what <paramref name="edit"/> makes of the object as it is at that moment; nothing happens in between. What changes nothing writes nothing.</summary>
    public Stored Edit(Kind kind, string inNamespace, string name, Func<JsonObject, JsonObject> edit, WriteOrder? order = null) => Store.Do(store =>
    {
        ObjectKey key = new(kind, inNamespace, name);
        var stored = store.Find(key) ?? throw ClusterRefusedException.NotFound(kind, name);
        var before = stored.Open();
        var now = edit(stored.Open());
        Preconditions.Check(stored, Metadata.Of(now));
        if (Naming.Complete(kind, inNamespace, now) is var said && said != name)
            throw ClusterRefusedException.BadRequest($"the name of the object ({said}) does not match the name on the URL ({name})");

        now = Merge(kind, before, now, order ?? new());
        if (JsonNode.DeepEquals(before, now))
            return stored;

        Track(kind, before, now, order);
        return stored.IsGoing && Ending.IsDue(now) && order is not { DryRun: true } ? Store.Remove(key)! : Keep(key, now, order);
    });

    /// <summary>The object as it was, or as it is now while it still ends.</summary>
    public Stored Delete(Kind kind, string inNamespace, string name, DeleteOrder order) => Store.Do(store =>
    {
        ObjectKey key = new(kind, inNamespace, name);
        var stored = store.Find(key) ?? throw ClusterRefusedException.NotFound(kind, name);
        Preconditions.Check(stored, order.ResourceVersion, order.Uid);
        if (kind == KindTable.Namespace && FirstNamespaces.Contains(name))
            throw ClusterRefusedException.Forbidden(kind, name, "this namespace may not be deleted");

        var now = stored.Open();
        var grace = Ending.Grace(kind, now, order);
        if (Ending.Finalizer(order) is { } finalizer && store.HasDependents(stored))
            Metadata.AddFinalizer(now, finalizer);
        if (grace == 0 && Ending.HasNoFinalizer(now))
            return order.DryRun ? stored : store.Remove(key)!;

        Ending.Begin(kind, now, grace, Clock.GetUtcNow());
        return JsonNode.DeepEquals(stored.Open(), now) ? stored : Keep(key, now, order.DryRun ? new() { DryRun = true } : null);
    });

    public void Dispose() => Store.Dispose();

    private void RequireNamespace(ObjectKey key)
    {
        if (!key.Kind.Namespaced)
            return;
        if (Get(KindTable.Namespace, "", key.Namespace).IsGoing)
            throw ClusterRefusedException.Forbidden(key.Kind, key.Name, $"unable to create new content in namespace {key.Namespace} because it is being terminated");
    }

    private JsonObject Merge(Kind kind, JsonObject before, JsonObject now, WriteOrder order)
    {
        if (order.OfStatus)
        {
            var merged = (JsonObject)before.DeepClone();
            KeepStatus(now, merged);
            return merged;
        }

        Metadata.CarryOn(Metadata.Of(before), Metadata.Of(now));
        if (kind.HasStatus)
            KeepStatus(before, now);
        Admit(kind, before, now);
        if (kind.HasStatus && !SameBody(before, now))
            Metadata.Of(now)["generation"] = ((long?)Metadata.Of(before)["generation"] ?? 0) + 1;
        return now;
    }

    private static void KeepStatus(JsonObject from, JsonObject to)
    {
        to.Remove("status");
        if (from["status"] is { } status)
            to["status"] = status.DeepClone();
    }

    private void Admit(Kind kind, JsonObject? before, JsonObject now)
    {
        foreach (var admit in Admissions)
            admit(this, kind, before, now);
    }

    private void Track(Kind kind, JsonObject? before, JsonObject now, WriteOrder? order)
    {
        if (order?.Manager is { } manager)
            FieldManagers.Track(kind, before, now, manager, Clock.GetUtcNow(), subresource: order.OfStatus ? "status" : "");
    }

    private Stored Keep(ObjectKey key, JsonObject content, WriteOrder? order) =>
        order is { DryRun: true } ? new(key, Store.Find(key)?.Version ?? 0, content) : Store.Put(version => new(key, version, content));

    private static bool SameBody(JsonObject before, JsonObject now) =>
        before.Concat(now).Select(member => member.Key).Distinct().Where(member => member is not ("metadata" or "status")).All(member => JsonNode.DeepEquals(before[member], now[member]));
}
