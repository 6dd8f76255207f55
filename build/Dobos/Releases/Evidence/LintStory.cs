using System.Text.Json.Nodes;

namespace Dobos.Releases.Evidence;

/// <summary>That lint found nothing, and what of it could not be looked at.</summary>
public sealed record LintStory(IReadOnlyList<string> Skipped)
{
    internal JsonObject ToJson() => new() { ["skipped"] = new JsonArray([.. Skipped.Select(what => (JsonNode)what)]) };
}
