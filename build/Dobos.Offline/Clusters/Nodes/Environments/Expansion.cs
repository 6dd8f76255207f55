using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Nodes.Environments;

/// <summary><c>$(NAME)</c> in commands and values; <c>$$(NAME)</c> stays, and so does what is not known.</summary>
internal static partial class Expansion
{
    public static string Expand(string text, IReadOnlyDictionary<string, string> known) => Form().Replace(text, match =>
        match.Value == "$$" ? "$"
        : known.TryGetValue(match.Groups["name"].Value, out var value) ? value
        : match.Value);

    [GeneratedRegex(@"\$\$|\$\((?<name>[^()]+)\)")]
    private static partial Regex Form();
}
