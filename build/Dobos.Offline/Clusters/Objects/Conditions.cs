using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Objects;

/// <summary>The conditions in a status: one for each type, with the time since when it is what it is.</summary>
internal static class Conditions
{
    public static JsonObject? Find(JsonObject? status, string type) =>
        status.Items("conditions").FirstOrDefault(condition => condition.Text("type") == type);

    public static bool Is(JsonObject? status, string type, string value = "True") => Find(status, type).Text("status") == value;

    public static void Remove(JsonObject status, string type)
    {
        if (Find(status, type) is { } found)
            status["conditions"]!.AsArray().Remove(found);
        if (status["conditions"] is JsonArray { Count: 0 })
            status.Remove("conditions");
    }

    /// <summary>
    /// Changes nothing when it is so already for the same reason, whatever the words. <paramref name="timeMembers"/> are set to now besides lastTransitionTime.
    /// </summary>
    public static void Set(JsonObject status, Condition condition, DateTimeOffset now, params ReadOnlySpan<string> timeMembers)
    {
        var before = Find(status, condition.Type);
        if ((string?)before?["status"] == condition.Status && (string?)before?["reason"] == condition.Reason)
            return;

        JsonObject next = new() { ["type"] = condition.Type, ["status"] = condition.Status };
        foreach (var member in timeMembers)
            next[member] = Metadata.Time(now);
        next["lastTransitionTime"] = (string?)before?["status"] == condition.Status ? before!["lastTransitionTime"]?.DeepClone() : Metadata.Time(now);
        if (condition.Reason.Length > 0)
            next["reason"] = condition.Reason;
        next["message"] = condition.Message;
        Place(status, before, next);
    }

    public static void Place(JsonObject status, JsonObject? before, JsonObject next)
    {
        if (status["conditions"] is not JsonArray all)
            status["conditions"] = all = [];
        if (before is null)
            all.Add(next);
        else
            all[all.IndexOf(before)] = next;
    }
}
