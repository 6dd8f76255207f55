using System.Text.RegularExpressions;
using Dobos.Tests.Releases.Fakes;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>Where a push is killed: at a request, by what it asks and the how manieth such it is, because those that are sent side by side come in any order.</summary>
internal sealed partial record Killing(string Request, int Nth, Moment Moment)
{
    /// <summary>Before, within and after each request that writes; what only looks has no middle, and leaves nothing behind.</summary>
    public static Killing[] AllOf(IEnumerable<string> requests) =>
    [
        .. from same in requests.Select(Plain).GroupBy(request => request)
           from nth in Enumerable.Range(1, same.Count())
           from moment in same.Key.StartsWith('P') ? Enum.GetValues<Moment>() : [Moment.Before]
           select new Killing(same.Key, nth, moment),
    ];

    /// <summary>Whether a request is the one; to be asked once for each.</summary>
    public Func<int, string, bool> Hits()
    {
        var seen = 0;
        return (_, request) => Plain(request) == Request && Interlocked.Increment(ref seen) == Nth;
    }

    public override string ToString() => $"{Moment,-6} {Nth}. {Request}";

    // Without the number, the part of the registry, what a registry thought of for one upload, and digests: evidence has another each time.
    private static string Plain(string request) => Digest().Replace(Upload().Replace(Part().Replace(request, "${verb}/v2/"), "/uploads/*"), "*");

    [GeneratedRegex(@"^(\d+ )?(?<verb>[A-Z]+ )/v2/[^/]+/")]
    private static partial Regex Part();

    [GeneratedRegex("sha256:[0-9a-f]{64}")]
    private static partial Regex Digest();

    [GeneratedRegex("/uploads/.+$")]
    private static partial Regex Upload();
}
