using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>Which requests a canary gets, in nginx's order: the header decides before the cookie, the cookie before the weight.</summary>
internal sealed record Canary
{
    private const string Always = "always";
    private const string Never = "never";

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    public int Weight { get; init; }

    public int WeightTotal { get; init; } = 100;

    public string? Header { get; init; }

    public string? HeaderValue { get; init; }

    public string? HeaderPattern { get; init; }

    public string? Cookie { get; init; }

    /// <param name="header">What the request says under a header's name, null when it lacks it.</param>
    /// <param name="draw">A number from 0 on, below the one given.</param>
    public bool Takes(Func<string, string?> header, Func<string, string?> cookie, Func<int, int> draw) =>
        ByHeader(Header is null ? null : header(Header))
        ?? ByWord(Cookie is null ? null : cookie(Cookie))
        ?? draw(Math.Max(WeightTotal, 100)) < Weight;

    private bool? ByHeader(string? said) =>
        said is null ? null
        : HeaderValue is { Length: > 0 } ? Yes(said == HeaderValue)
        : HeaderPattern is { Length: > 0 } ? Yes(IsMatch(said, HeaderPattern))
        : ByWord(said);

    private static bool? ByWord(string? said) => said switch
    {
        Always => true,
        Never => false,
        _ => null,
    };

    private static bool? Yes(bool yes) => yes ? true : null;

    private static bool IsMatch(string text, string pattern)
    {
        try
        {
            return Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant, Patience);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
