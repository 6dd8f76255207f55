using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>
/// The order of a merged list: what the patch speaks of in the order of the patch, what only the server has before that of which it stood in front,
/// and else behind it.
/// </summary>
internal static class ListOrder
{
    public static IEnumerable<JsonNode?> Sort(List<JsonNode?> merged, JsonArray before, IEnumerable<JsonNode?> order, Func<JsonNode?, JsonNode?, bool> same)
    {
        JsonNode?[] ordered = [.. order];
        Queue<JsonNode?> spoken = new(ordered.SelectMany(key => merged.Where(item => same(item, key))).Distinct());
        Queue<JsonNode?> others = new(merged.Where(item => !spoken.Contains(item)));
        while (spoken.Count > 0 && others.Count > 0)
            yield return Place(before, others.Peek(), same) is >= 0 and var place && place < Place(before, spoken.Peek(), same) ? others.Dequeue() : spoken.Dequeue();

        foreach (var item in spoken.Concat(others))
            yield return item;
    }

    private static int Place(JsonArray before, JsonNode? item, Func<JsonNode?, JsonNode?, bool> same)
    {
        for (var place = 0; place < before.Count; place++)
            if (same(before[place], item))
                return place;
        return -1;
    }
}
