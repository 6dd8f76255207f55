using System.Globalization;
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
        var metadata = Metadata.Of(content);
        Name(kind, inNamespace, content, metadata);
        ObjectKey key = new(kind, inNamespace, (string)metadata["name"]!);
        RequireNamespace(key);
        if (store.Find(key) is not null)
            throw ClusterRefusedException.AlreadyExists(kind, key.Name);

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
        CheckVersion(stored, (string?)Metadata.Of(now)["resourceVersion"]);
        CheckUid(stored, (string?)Metadata.Of(now)["uid"]);
        Name(kind, inNamespace, now, Metadata.Of(now));
        if (Metadata.Of(now)["name"]!.GetValue<string>() != name)
            throw ClusterRefusedException.BadRequest($"the name of the object ({Metadata.Of(now)["name"]}) does not match the name on the URL ({name})");

        now = Merge(kind, before, now, order ?? new());
        if (JsonNode.DeepEquals(before, now))
            return stored;

        Track(kind, before, now, order);
        return stored.IsGoing && HasNoFinalizer(now) && Grace(now) == 0 && order is not { DryRun: true } ? Store.Remove(key)! : Keep(key, now, order);
    });

    /// <summary>The object as it was, or as it is now while it still ends.</summary>
    public Stored Delete(Kind kind, string inNamespace, string name, DeleteOrder order) => Store.Do(store =>
    {
        ObjectKey key = new(kind, inNamespace, name);
        var stored = store.Find(key) ?? throw ClusterRefusedException.NotFound(kind, name);
        CheckVersion(stored, order.ResourceVersion);
        CheckUid(stored, order.Uid);
        if (kind == KindTable.Namespace && FirstNamespaces.Contains(name))
            throw ClusterRefusedException.Forbidden(kind, name, "this namespace may not be deleted");

        var now = stored.Open();
        var grace = Grace(kind, now, order);
        if (Finalizer(order) is { } finalizer && store.HasDependents(stored))
            Metadata.AddFinalizer(now, finalizer);
        if (grace == 0 && HasNoFinalizer(now))
            return order.DryRun ? stored : store.Remove(key)!;

        var metadata = Metadata.Of(now);
        if (!stored.IsGoing || grace < (int?)metadata["deletionGracePeriodSeconds"])
        {
            metadata["deletionTimestamp"] = Metadata.Time(Clock.GetUtcNow().AddSeconds(grace));
            metadata["deletionGracePeriodSeconds"] = grace;
        }

        if (kind == KindTable.Namespace)
            now["status"] = new JsonObject { ["phase"] = "Terminating" };
        return JsonNode.DeepEquals(stored.Open(), now) ? stored : Keep(key, now, order.DryRun ? new() { DryRun = true } : null);
    });

    public void Dispose() => Store.Dispose();

    private static void Name(Kind kind, string inNamespace, JsonObject content, JsonObject metadata)
    {
        content["apiVersion"] = kind.ApiVersion;
        content["kind"] = kind.Name;
        if ((string?)metadata["name"] is null or "" && (string?)metadata["generateName"] is { Length: > 0 } prefix)
            metadata["name"] = GeneratedName.After(prefix);
        if ((string?)metadata["name"] is null or "")
            throw ClusterRefusedException.Invalid(kind, "", [("metadata.name", "Required value: name or generateName is required")]);
        if ((string?)metadata["namespace"] is { Length: > 0 } said && said != inNamespace)
            throw ClusterRefusedException.BadRequest($"the namespace of the provided object does not match the namespace sent on the request ({said}, {inNamespace})");

        if (kind.Namespaced)
            metadata["namespace"] = inNamespace;
        else
            metadata.Remove("namespace");
    }

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

    private static void CheckVersion(Stored stored, string? expected)
    {
        if (expected is { Length: > 0 } && expected != stored.Version.ToString(CultureInfo.InvariantCulture))
            throw ClusterRefusedException.Conflict(stored.Key.Kind, stored.Key.Name, "the object has been modified; please apply your changes to the latest version and try again");
    }

    private static void CheckUid(Stored stored, string? expected)
    {
        if (expected is { Length: > 0 } && expected != stored.Uid)
            throw ClusterRefusedException.Conflict(stored.Key.Kind, stored.Key.Name, $"Precondition failed: UID in precondition: {expected}, UID in object meta: {stored.Uid}");
    }

    private static string? Finalizer(DeleteOrder order) => order.Propagation switch
    {
        "Foreground" => "foregroundDeletion",
        "Orphan" => "orphan",
        _ => null,
    };

    /// <summary>A pod that is nowhere yet, or has ended, has nothing to wait for.</summary>
    private static int Grace(Kind kind, JsonObject now, DeleteOrder order) =>
        kind != KindTable.Pod || (string?)now["status"]?["phase"] is "Succeeded" or "Failed" || (string?)now["spec"]?["nodeName"] is null or "" ? 0
        : order.GraceSeconds ?? (int?)now["spec"]?["terminationGracePeriodSeconds"] ?? 30;

    private static int Grace(JsonObject now) => now["kind"]!.GetValue<string>() == KindTable.Pod.Name ? (int?)now["metadata"]!["deletionGracePeriodSeconds"] ?? 0 : 0;

    private static bool HasNoFinalizer(JsonObject now) => (now["metadata"]!["finalizers"] as JsonArray ?? []).Count == 0 && (now["spec"]?["finalizers"] as JsonArray ?? []).Count == 0;
}
