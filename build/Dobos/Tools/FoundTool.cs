namespace Dobos.Tools;

/// <summary>A program that is here.</summary>
public sealed record FoundTool(string Name, string Version, string Path, ToolOrigin Origin);
