using System.Text.Json.Serialization;

namespace Cake.Helm.Releases;

/// <summary>One line of the list of releases: the last revision of each.</summary>
public sealed record HelmListedRelease(
    string Name,
    string Namespace,
    [property: JsonNumberHandling(JsonNumberHandling.AllowReadingFromString)] int Revision,
    DateTimeOffset Updated,
    string Status,
    string Chart,
    [property: JsonPropertyName("app_version")] string? AppVersion);
