namespace Cake.Helm.Releases;

/// <summary>What helm runs before or after a change, or as a test.</summary>
public sealed record HelmHook(string Name, string Kind, string? Path, string? Manifest, IReadOnlyList<string>? Events);
