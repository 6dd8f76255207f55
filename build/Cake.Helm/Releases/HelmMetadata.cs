namespace Cake.Helm.Releases;

/// <summary>What a revision was made of, without its values and manifests.</summary>
public sealed record HelmMetadata(
    string Name,
    string Namespace,
    int Revision,
    string Status,
    string Chart,
    string Version,
    string? AppVersion,
    DateTimeOffset? DeployedAt,
    IReadOnlyDictionary<string, string>? Labels,
    string? ApplyMethod);
