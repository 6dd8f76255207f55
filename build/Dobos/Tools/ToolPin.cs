namespace Dobos.Tools;

/// <summary>One executable, known by the hash of its bytes.</summary>
public sealed record ToolPin(string Version, string Platform, string Sha256, IReadOnlyList<ToolSource> Sources);
