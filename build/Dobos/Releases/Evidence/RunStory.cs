using System.Globalization;
using System.Text.Json.Nodes;

namespace Dobos.Releases.Evidence;

/// <summary>Which run it was, of which commit, by whose hand.</summary>
public sealed record RunStory(string? Commit, string? Branch, string? BuildId, string? BuildNumber, string By, DateTimeOffset At)
{
    internal JsonObject ToJson() => new()
    {
        ["commit"] = Commit,
        ["branch"] = Branch,
        ["buildId"] = BuildId,
        ["buildNumber"] = BuildNumber,
        ["by"] = By,
        ["at"] = At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
    };
}
