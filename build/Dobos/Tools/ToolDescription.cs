namespace Dobos.Tools;

/// <summary>What is known of a tool without starting it: the path is null when it is not here, the version when it was never asked.</summary>
public sealed record ToolDescription(string Name, string? Version, string? Path, ToolOrigin Origin, string Install);
