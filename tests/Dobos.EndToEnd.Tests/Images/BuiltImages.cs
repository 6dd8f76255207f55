using System.Text.Json;

namespace Dobos.EndToEnd.Tests.Images;

/// <summary>What DockerBuild answers.</summary>
internal sealed class BuiltImages
{
    private readonly Dictionary<string, JsonElement> _images;

    private BuiltImages(JsonElement root) => _images = root.GetProperty("images").EnumerateArray().ToDictionary(image => Text(image, "service"));

    public IEnumerable<string> Services => _images.Keys.Order();

    public static async Task<BuiltImages> OfAsync(Sandbox sandbox, SandboxCommand command)
    {
        var result = await sandbox.RunAsync(command);
        Assert.That(result.ExitCode, Is.Zero, result.ToString());
        using var json = JsonDocument.Parse(result.Output);
        return new BuiltImages(json.RootElement.Clone());
    }

    public string Of(string service, string member) => Text(_images[service], member);

    public string[] Digests => [.. Services.Select(service => Of(service, "digest"))];

    /// <summary>Digest by origin; the base's layers as one.</summary>
    public Dictionary<string, string> Blobs(string service) => _images[service].GetProperty("blobs").EnumerateArray()
        .GroupBy(blob => Text(blob, "origin"), blob => Text(blob, "digest"))
        .ToDictionary(group => group.Key, group => string.Join(' ', group));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
