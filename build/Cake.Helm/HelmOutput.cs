using Cake.Core.IO;

namespace Cake.Helm;

/// <summary>Everything that a run of helm wrote, and what it ended with.</summary>
public sealed record HelmOutput(int ExitCode, string Text, string Errors)
{
    private const string Mark = "Error: ";

    /// <summary>Helm's own sentence on what went wrong. Helm 4 breaks it into several lines.</summary>
    public string Complaint
    {
        get
        {
            var lines = Errors.Split('\n').SkipWhile(line => !line.StartsWith(Mark, StringComparison.Ordinal)).TakeWhile(line => line.Length > 0).ToList();
            return lines is []
                ? Errors.Split('\n').FirstOrDefault(line => line.Length > 0) ?? "it gave no reason."
                : string.Join(' ', lines.Select(line => line.Trim()))[Mark.Length..];
        }
    }

    internal static HelmOutput Of(IProcess process) =>
        new(process.GetExitCode(), Joined(process.GetStandardOutput()), Joined(process.GetStandardError()));

    private static string Joined(IEnumerable<string>? lines) => string.Join('\n', lines ?? []);
}
