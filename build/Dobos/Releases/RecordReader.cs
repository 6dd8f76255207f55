using System.Text.Json;
using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>Takes a record from the bytes of its document, and takes nothing that it does not know.</summary>
internal sealed class RecordReader(string place)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    public ReleaseRecord Read(ReadOnlyMemory<byte> document)
    {
        try
        {
            using var json = JsonDocument.Parse(document, Strict);
            return Read(json.RootElement);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw Unknown($"its document is malformed ({Shown.Short(malformed.Message).TrimEnd('.')})");
        }
    }

    /// <summary>The one document that a record of this kind consists of.</summary>
    public Descriptor Document(Manifest manifest) =>
        manifest.ArtifactType != ReleaseRecord.ArtifactType ? throw Unknown($"its type is {Shown.Short(manifest.ArtifactType ?? "not said")}, not {ReleaseRecord.ArtifactType}")
        : manifest.Layers is [{ MediaType: ReleaseRecord.ArtifactType } document] ? document
        : throw Unknown("it is not one document of that type");

    private ReleaseRecord Read(JsonElement root)
    {
        Only(root, "service", "version", "inputs", "image", "chart");
        ReleaseRecord record = new(
            Text(root, "service"), Text(root, "version"), Text(root, "inputs"), Part(root, "image"), Part(root, "chart"));
        return (Repository(root, "image"), Repository(root, "chart")) == (record.ImageName.Repository, record.ChartName.Repository)
            ? record
            : throw Unknown("it names other repositories than those of its service");
    }

    private Digest Part(JsonElement root, string name)
    {
        Only(root.GetProperty(name), "repository", "digest");
        return Digest.TryParse(Text(root.GetProperty(name), "digest"), out var digest) ? digest : throw Unknown($"its {name} has no digest");
    }

    private void Only(JsonElement element, params string[] known)
    {
        if (element.EnumerateObject().Select(member => member.Name).FirstOrDefault(name => !known.Contains(name)) is { } other)
            throw Unknown($"it has a member '{Shown.Short(other)}', which this version of the suite does not know");
    }

    private static string Repository(JsonElement root, string name) => Text(root.GetProperty(name), "repository");

    private static string Text(JsonElement element, string name) =>
        element.GetProperty(name).GetString() is { Length: > 0 } text ? text : throw new InvalidOperationException($"'{name}' is empty");

    private RecordException Unknown(string reason) => new(place, reason);
}
