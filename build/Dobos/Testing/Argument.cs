using System.Text.RegularExpressions;

namespace Dobos.Testing;

/// <summary>Cake puts an argument between quotes and leaves those inside it as they are.</summary>
public static partial class Argument
{
    public static string Quotable(string value) => BeforeQuote().Replace(value, match => $"{match.Value}{match.Value}").Replace("\"", "\\\"", StringComparison.Ordinal);

    // Backslashes are themselves, but for those before a quote.
    [GeneratedRegex("""\\+(?="|$)""")]
    private static partial Regex BeforeQuote();
}
