using System.Text.RegularExpressions;

namespace Dobos.Charts;

/// <summary>A Chart.yaml with the version of a release in it; all else stays as its author wrote it, so that no version of helm decides about our bytes.</summary>
internal static partial class ChartYaml
{
    public static string With(string text, string version)
    {
        var rest = Versions().Replace(text.ReplaceLineEndings("\n"), "").TrimEnd('\n');
        return $"{rest}\nversion: \"{version}\"\nappVersion: \"{version}\"\n";
    }

    // Of the chart itself; those of its dependencies are indented.
    [GeneratedRegex(@"^(version|appVersion):.*\n?", RegexOptions.Multiline)]
    private static partial Regex Versions();
}
