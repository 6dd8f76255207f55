using System.Text.Json.Serialization;

namespace Cake.Helm.Releases;

/// <summary>How a revision went.</summary>
public sealed record HelmReleaseInfo(
    string Status,
    string? Description,
    string? Notes,
    [property: JsonPropertyName("first_deployed")] DateTimeOffset? FirstDeployed,
    [property: JsonPropertyName("last_deployed")] DateTimeOffset? LastDeployed);
