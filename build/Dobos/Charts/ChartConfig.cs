using System.Text.Json.Nodes;
using YamlDotNet.RepresentationModel;

namespace Dobos.Charts;

/// <summary>What helm keeps of a chart beside its archive: its Chart.yaml as JSON.</summary>
internal static class ChartConfig
{
    public static JsonNode Of(string chartYaml)
    {
        YamlStream stream = new();
        stream.Load(new StringReader(chartYaml));
        return Json(stream.Documents[0].RootNode)!;
    }

    private static JsonNode? Json(YamlNode node) => node switch
    {
        YamlMappingNode map => new JsonObject(map.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Json(child.Value)))),
        YamlSequenceNode list => new JsonArray([.. list.Children.Select(Json)]),
        YamlScalarNode { Style: YamlDotNet.Core.ScalarStyle.Plain, Value: "true" or "false" } flag => flag.Value == "true",
        _ => ((YamlScalarNode)node).Value,
    };
}
