using System.Text.Json.Nodes;
using Dobos.Artifacts;
using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>An artifact that is one JSON document: a record, or what is said of one. The same document gives the same digest.</summary>
internal static class JsonArtifact
{
    private static readonly byte[] Empty = "{}"u8.ToArray();

    public static Artifact Of(string name, string type, JsonObject document, SortedDictionary<string, string> annotations, Descriptor? subject = null)
    {
        var content = JsonBytes.Of(document);
        var manifest = Manifest.Parse(JsonBytes.Of(Text(type, Descriptor.Of(type, content), annotations, subject)));
        return Artifact.Of(name, manifest, Empty, content);
    }

    private static JsonObject Text(string type, Descriptor content, SortedDictionary<string, string> annotations, Descriptor? subject)
    {
        JsonObject text = new()
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["artifactType"] = type,
            ["config"] = ManifestText.Node(Descriptor.Of(MediaTypes.OciEmpty, Empty)),
            ["layers"] = new JsonArray(ManifestText.Node(content)),
        };
        if (subject is not null)
            text["subject"] = ManifestText.Node(new(subject.MediaType, subject.Digest, subject.Size));
        text["annotations"] = new JsonObject(annotations.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value)));
        return text;
    }
}
