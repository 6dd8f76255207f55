using System.Text.Json;
using System.Text.Json.Serialization;

namespace Cake.Helm.Releases;

/// <summary>A revision as helm tells it: what it is, what it was given, and what it became.</summary>
/// <param name="Name">The release's.</param>
/// <param name="Namespace">Where it lives.</param>
/// <param name="Revision">Its number.</param>
/// <param name="Info">How it went.</param>
/// <param name="Config">The values that it was given.</param>
/// <param name="Manifest">All that it is in the cluster, hooks aside, as YAML.</param>
/// <param name="Hooks">Null where helm leaves them out, or has none.</param>
public sealed record HelmRelease(
    string Name,
    string Namespace,
    [property: JsonPropertyName("version")] int Revision,
    HelmReleaseInfo Info,
    JsonElement? Config,
    string? Manifest,
    IReadOnlyList<HelmHook>? Hooks);
