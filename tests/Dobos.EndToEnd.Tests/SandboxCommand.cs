namespace Dobos.EndToEnd.Tests;

/// <summary>What to start in a sandbox.</summary>
public sealed record SandboxCommand(string Program, params string[] Arguments)
{
    /// <summary>Variables on top of the test run's own; null takes one away.</summary>
    public Dictionary<string, string?> Environment { get; init; } = [];

    public string Input { get; init; } = "";

    /// <summary>The working folder, relative to the sandbox.</summary>
    public string Folder { get; init; } = "";

    public TimeSpan Deadline { get; init; } = TimeSpan.FromMinutes(3);
}
