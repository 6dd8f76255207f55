using System.Text.Json;
using System.Text.Json.Serialization;

namespace Dobos.Tools;

/// <summary>What <c>tools.json</c> says.</summary>
public sealed record ToolCatalogue(IReadOnlyList<Tool> Tools, string? Note = null)
{
    public Tool this[string name] =>
        Tools.FirstOrDefault(tool => tool.Name == name)
        ?? throw new ToolsFileException($"There is no tool '{name}' in tools.json; it has {string.Join(", ", Tools.Select(tool => tool.Name))}.");

    public static ToolCatalogue Parse(string json, string path)
    {
        try
        {
            return JsonSerializer.Deserialize(json, ToolsJson.Default.ToolCatalogue) ?? throw new JsonException("it holds null.");
        }
        catch (JsonException error)
        {
            throw new ToolsFileException($"{path}:{error.LineNumber + 1 ?? 1} is not a list of tools: {error.Message}", error);
        }
    }
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectRequiredConstructorParameters = true,
    RespectNullableAnnotations = true)]
[JsonSerializable(typeof(ToolCatalogue))]
internal sealed partial class ToolsJson : JsonSerializerContext;
