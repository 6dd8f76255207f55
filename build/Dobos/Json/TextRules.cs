using System.Text.RegularExpressions;

namespace Dobos.Json;

/// <summary>pattern, minLength, maxLength. A pattern is explained by the description beside it: nobody reads a pattern.</summary>
internal static class TextRules
{
    public static void Check(Validator validator, Node value, Node rule, Node keyword)
    {
        if (!Fits(value.Text, keyword))
            validator.Report(value, $"is '{value.Text}', but must be {rule["description"]?.Text.TrimEnd('.') ?? Bare(keyword)}");
    }

    private static bool Fits(string text, Node keyword) => keyword.Name switch
    {
        "minLength" => text.Length >= keyword.Number,
        "maxLength" => text.Length <= keyword.Number,
        _ => Regex.IsMatch(text, Whole(keyword.Text), RegexOptions.CultureInvariant),
    };

    // In .NET a $ also stands before a last line feed, which would let "name\n" pass.
    private static string Whole(string pattern) =>
        pattern.EndsWith('$') && !pattern.EndsWith("\\$", StringComparison.Ordinal) ? $"{pattern[..^1]}\\z" : pattern;

    private static string Bare(Node keyword) => keyword.Name switch
    {
        "minLength" => $"at least {keyword.Text} characters long",
        "maxLength" => $"at most {keyword.Text} characters long",
        _ => $"like {keyword.Text}",
    };
}
