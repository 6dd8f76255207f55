using System.Text.RegularExpressions;

namespace Dobos.Offline.Clusters.Selectors;

internal static partial class LabelSelectorParser
{
    public static IReadOnlyList<Requirement> Parse(string text) => [.. Commas().Split(text).Select(One)];

    private static Requirement One(string text)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw ClusterRefusedException.BadRequest($"unable to parse requirement: '{text}' is no label selector");

        var key = match.Groups["key"].Value;
        return match.Groups switch
        {
            _ when match.Groups["set"] is { Success: true } set => new(key, match.Groups["verb"].Value == "in" ? Demand.In : Demand.NotIn, [.. set.Value.Split(',').Select(value => value.Trim())]),
            _ when match.Groups["sign"] is { Success: true } sign => new(key, sign.Value == "!=" ? Demand.NotIn : Demand.In, [match.Groups["value"].Value]),
            _ => new(key, match.Groups["not"].Success ? Demand.DoesNotExist : Demand.Exists, []),
        };
    }

    /// <summary>Those outside of brackets.</summary>
    [GeneratedRegex(@",(?![^(]*\))")]
    private static partial Regex Commas();

    [GeneratedRegex(@"^\s*(?:(?<not>!)\s*)?(?<key>[A-Za-z0-9][A-Za-z0-9._/-]*)\s*(?:(?<verb>in|notin)\s*\((?<set>[^()]*)\)|(?<sign>==|=|!=)\s*(?<value>[A-Za-z0-9._-]*))?\s*\z")]
    private static partial Regex Form();
}
