using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Patches.Fields;

namespace Dobos.Offline.Clusters.Patches;

/// <summary>What kubectl wrote down when it applied an object by itself, so that it can go over to let the server apply it.</summary>
internal static class LastApplied
{
    public const string Manager = "kubectl";
    private const string Annotation = "kubectl.kubernetes.io/last-applied-configuration";
    private const int Longest = 256 << 10;

    /// <summary>The fields that are still as kubectl left them: to take them over is no conflict.</summary>
    public static FieldSet Unchanged(Kind kind, JsonObject live)
    {
        if (Read(live) is not { } applied)
            return new();

        return FieldWalk.Of(kind, applied).Without(FieldChanges.Between(kind, live, applied));
    }

    /// <summary>Says in the annotation what is applied now, when there is one, so that kubectl could go back.</summary>
    public static void Renew(JsonObject? live, JsonObject applied, JsonObject result, string manager)
    {
        if (manager != Manager || live is null || Read(live) is null)
            return;

        var shown = (JsonObject)applied.DeepClone();
        shown.Part("metadata", "annotations")?.Remove(Annotation);
        var text = shown.ToJsonString() + "\n";
        if (text.Length < Longest)
            Metadata.Of(result).Make("annotations")![Annotation] = text;
    }

    private static JsonObject? Read(JsonObject live)
    {
        try
        {
            return live.Part("metadata", "annotations").Text(Annotation) is { } text ? JsonNode.Parse(text, documentOptions: new() { AllowDuplicateProperties = false }) as JsonObject : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
