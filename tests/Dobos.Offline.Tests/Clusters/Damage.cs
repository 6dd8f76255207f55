using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters;

/// <summary>Puts something wrong into an object.</summary>
internal static class Damage
{
    public static void Somewhere(JsonNode node, Random random)
    {
        switch (node)
        {
            case JsonObject { Count: > 0 } map:
                var name = map.ElementAt(random.Next(map.Count)).Key;
                if (random.Next(3) == 0 || map[name] is null or JsonValue)
                    map[name] = Wrong(random);
                else
                    Somewhere(map[name]!, random);
                break;
            case JsonArray { Count: > 0 } list:
                var index = random.Next(list.Count);
                if (random.Next(3) == 0 || list[index] is null or JsonValue)
                    list[index] = Wrong(random);
                else
                    Somewhere(list[index]!, random);
                break;
        }
    }

    private static JsonNode? Wrong(Random random) => random.Next(8) switch
    {
        0 => null,
        1 => -1,
        2 => "",
        3 => "…",
        4 => new JsonArray(),
        5 => new JsonObject(),
        6 => new JsonArray(null, 1, "a", new JsonObject { ["name"] = 1 }),
        _ => 1.5e300,
    };
}
