using System.Text.Json;
using Dobos.Json;
using Dobos.Smoke;

namespace Dobos.Services;

/// <summary>The smoke checks of a service.json.</summary>
internal static class SmokeReader
{
    public static SmokeCheck Of(Node check) => new(check["path"]!.Text, (int)check["status"]!.Number)
    {
        Method = check["method"]?.Text ?? "GET",
        Body = Element(check["body"]),
        Json = Element(check["json"]),
        Within = TimeSpan.FromMilliseconds((double)(check["withinMilliseconds"]?.Number ?? 5000)),
    };

    public static SmokePatience PatienceOf(Node service) => SmokePatience.Usual with
    {
        Passes = (int?)service["smokePasses"]?.Number ?? SmokePatience.Usual.Passes,
        Deadline = service["smokeSeconds"] is { } seconds ? TimeSpan.FromSeconds((double)seconds.Number) : SmokePatience.Usual.Deadline,
    };

    private static JsonElement? Element(Node? node)
    {
        if (node is null)
            return null;

        using var document = JsonDocument.Parse(Written(node));
        return document.RootElement.Clone();
    }

    private static string Written(Node node) => node.Kind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', node.Children.Select(member => $"{JsonSerializer.Serialize(member.Name)}:{Written(member)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', node.Children.Select(Written))}]",
        JsonValueKind.String => JsonSerializer.Serialize(node.Text),
        _ => node.Text,
    };
}
