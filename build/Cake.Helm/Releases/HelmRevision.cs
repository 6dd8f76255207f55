using System.Text.Json.Serialization;

namespace Cake.Helm.Releases;

/// <summary>One line of a release's history.</summary>
/// <param name="Revision">Its number.</param>
/// <param name="Updated">When it was made.</param>
/// <param name="Status">Such as deployed, superseded, failed, pending-upgrade.</param>
/// <param name="Chart">The chart's name and version: shop-1.4.57.</param>
/// <param name="AppVersion">As the chart says it.</param>
/// <param name="Description">What it was given, or helm's own word on how it went.</param>
public sealed record HelmRevision(
    int Revision,
    DateTimeOffset Updated,
    string Status,
    string Chart,
    [property: JsonPropertyName("app_version")] string? AppVersion,
    string? Description);
