using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Patches;

/// <summary>Some pod: lists with keys, lists without, maps, values.</summary>
internal static class RandomPod
{
    public static JsonObject Make(Random random)
    {
        JsonObject spec = new() { ["containers"] = Items(random, "name", (item, deep) => Container(item, deep)) };
        if (random.Next(2) == 0)
            spec["volumes"] = Items(random, "name", (item, _) => item[random.Next(2) == 0 ? "emptyDir" : "secret"] = new JsonObject { ["x"] = random.Next(3) });
        if (random.Next(2) == 0)
            spec["tolerations"] = Items(random, "key", (_, _) => { });
        if (random.Next(2) == 0)
            spec["nodeSelector"] = new JsonObject { [$"k{random.Next(3)}"] = "v" };

        JsonObject metadata = new() { ["name"] = "web" };
        if (random.Next(2) == 0)
            metadata["labels"] = new JsonObject(Some(random).Select(name => KeyValuePair.Create(name, (JsonNode?)$"{random.Next(3)}")));
        if (random.Next(2) == 0)
            metadata["finalizers"] = new JsonArray([.. Some(random).Select(name => (JsonNode)$"a/{name}")]);
        return new() { ["metadata"] = metadata, ["spec"] = spec };
    }

    private static void Container(JsonObject container, Random random)
    {
        container["image"] = $"{random.Next(3)}";
        if (random.Next(2) == 0)
            container["env"] = Items(random, "name", (item, _) => item["value"] = $"{random.Next(3)}");
        if (random.Next(2) == 0)
            container["args"] = new JsonArray([.. Some(random).Select(name => (JsonNode)name)]);
        if (random.Next(2) == 0)
            container["volumeMounts"] = Items(random, "mountPath", (item, _) => item["name"] = $"{random.Next(3)}");
    }

    private static JsonArray Items(Random random, string key, Action<JsonObject, Random> more) => new([.. Some(random).Select(name =>
    {
        JsonObject item = new() { [key] = name };
        more(item, random);
        return item;
    })]);

    private static string[] Some(Random random)
    {
        string[] names = ["a", "b", "c", "d", "e"];
        random.Shuffle(names);
        return names[..random.Next(1, 5)];
    }
}
