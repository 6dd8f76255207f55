using System.Text.RegularExpressions;

namespace Dobos.Lint;

/// <summary>Marks that some tool was to replace and did not: they would be deployed as text.</summary>
internal static partial class UnresolvedTokens
{
    public static IEnumerable<Finding> Check(SourceText source) =>
        from line in Enumerable.Range(0, source.Lines.Count)
        from match in Token().Matches(source.Lines[line])
        select new Finding(
            source.Path, line + 1, "no-token",
            $"'{match.Value}' was never replaced and would be deployed as text: write a value, or make it one of values.yaml.");

    // No second brace: a comment may stand right before a template's action, #{{ … }}.
    [GeneratedRegex(@"#\{[^{}\s]*\}|\bXX_[A-Za-z0-9_]+_XX\b")]
    private static partial Regex Token();
}
