using System.Text.Json;

namespace Dobos.Versions;

/// <summary>
/// The few members of a service.json that its inputs follow from, as any commit of the past had them: what is missing there, or was
/// written by other rules than today's, is null.
/// </summary>
internal sealed record ServiceFile(string Path, string? Name, string? MajorMinor, string? Project, string? Chart, string? Builder, string? Dockerfile)
{
    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    public static ServiceFile? Parse(string path, string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text.TrimStart('\uFEFF'), Lenient);
            var root = document.RootElement;
            var image = Member(root, "image");
            return new ServiceFile(path, Word(root, "name"), Word(root, "version"), Word(root, "project"), Word(root, "chart"), Word(image, "builder"), Word(image, "dockerfile"));
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? Word(JsonElement? element, string name) => Member(element, name) is { ValueKind: JsonValueKind.String } word ? word.GetString() : null;

    private static JsonElement? Member(JsonElement? element, string name) =>
        element is { ValueKind: JsonValueKind.Object } thing && thing.TryGetProperty(name, out var member) ? member : null;
}
