using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Everything that a run of helm wrote, and what it ended with.</summary>
public sealed record HelmOutput(int ExitCode, string Text, string Errors)
{
    /// <summary>Helm's own sentence on what went wrong.</summary>
    public string Complaint =>
        Errors.Split('\n').FirstOrDefault(line => line.StartsWith("Error: ", StringComparison.Ordinal))?["Error: ".Length..]
        ?? Errors.Split('\n').FirstOrDefault(line => line.Length > 0)
        ?? "it gave no reason.";

    internal static HelmOutput Of(IProcess process) =>
        new(process.GetExitCode(), Joined(process.GetStandardOutput()), Joined(process.GetStandardError()));

    private static string Joined(IEnumerable<string>? lines) => string.Join('\n', lines ?? []);
}
