namespace Dobos.Benchmarks.StartUp;

/// <summary>A command that is timed from its start to its end.</summary>
public sealed record Rival(string Name, string Folder, string Program, params string[] Arguments);
