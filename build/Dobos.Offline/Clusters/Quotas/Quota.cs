using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>What a namespace may have at most.</summary>
internal sealed class Quota(Stored stored)
{
    private static readonly string[] Computed = ["cpu", "memory", "requests.cpu", "requests.memory", "limits.cpu", "limits.memory"];

    private readonly JsonObject _content = stored.Open();

    public string Name => stored.Key.Name;

    public Resources Hard => Resources.Of(_content.Part("spec", "hard"));

    /// <summary>What is taken, counted anew: no number that was written once is trusted.</summary>
    public Resources Used(Cluster cluster)
    {
        Resources used = [];
        var hard = Hard;
        foreach (var kind in Usage.Kinds(hard.Keys))
            foreach (var content in cluster.Store.List(kind, stored.Key.Namespace).Items.Select(one => one.Open()).Where(content => QuotaScopes.Cover(_content, kind, content)))
                used.Add(Usage.Of(kind, content));

        Resources counted = [];
        foreach (var name in hard.Keys)
            counted[name] = used.GetValueOrDefault(name);
        return counted;
    }

    /// <summary>Why an object may not be there, or not grow; null when it may.</summary>
    public string? Refusal(Cluster cluster, Kind kind, JsonObject? before, JsonObject now)
    {
        if (!QuotaScopes.Cover(_content, kind, now))
            return null;
        if (before is null && kind == KindTable.Pod && Unsaid(now) is { Length: > 0 } unsaid)
            return $"failed quota: {Name}: must specify {unsaid}";

        var (hard, asked) = (Hard, Asked(kind, before, now));
        if (!hard.Keys.Any(asked.ContainsKey))
            return null;

        var used = Used(cluster);
        string[] exceeded = [.. hard.Keys.Where(name => asked.ContainsKey(name) && used[name] + asked[name] > hard[name])];
        return exceeded.Length == 0 ? null : $"exceeded quota: {Name}, requested: {asked.List(exceeded)}, used: {used.List(exceeded)}, limited: {hard.List(exceeded)}";
    }

    private static Resources Asked(Kind kind, JsonObject? before, JsonObject now)
    {
        var asked = Usage.Of(kind, now);
        foreach (var (name, amount) in before is null ? [] : Usage.Of(kind, before))
            asked[name] = asked.GetValueOrDefault(name) - amount;
        foreach (var name in asked.Keys.Where(name => asked[name] <= Quantity.Zero).ToArray())
            asked.Remove(name);
        return asked;
    }

    /// <summary>What is limited in sum must be said by each container.</summary>
    private string Unsaid(JsonObject pod) => string.Join("; ", Hard.Keys.Intersect(Computed).Order(StringComparer.Ordinal)
        .Select(name => (Name: name, Containers: string.Join(',', PodResources.Containers(pod).Where(container => !Says(container, name)).Select(container => container.Text("name")))))
        .Where(one => one.Containers.Length > 0).Select(one => $"{one.Name} for: {one.Containers}"));

    private static bool Says(JsonObject container, string name)
    {
        var (member, resource) = name.Split('.') is [var kind, var what] ? (kind, what) : ("requests", name);
        return container.Part("resources", member)?[resource] is not null;
    }
}
