using System.Text.RegularExpressions;

namespace Dobos.Registries.Wire;

/// <summary>Where the next page is, out of Link headers.</summary>
internal static partial class LinkHeader
{
    public static string? Next(IEnumerable<string> headers) =>
        headers.SelectMany(header => Link().Matches(header))
            .FirstOrDefault(link => Relation().IsMatch(link.Groups["parameters"].Value))?.Groups["target"].Value;

    [GeneratedRegex("""<(?<target>[^>]*)>(?<parameters>(\s*;\s*[^\s=;,]+\s*=\s*("[^"]*"|[^\s",;]*))*)""")]
    private static partial Regex Link();

    [GeneratedRegex("""(^|;)\s*rel\s*=\s*("([^"]* )?next( [^"]*)?"|next\s*(;|$))""", RegexOptions.IgnoreCase)]
    private static partial Regex Relation();
}
