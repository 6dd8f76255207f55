using System.Globalization;

namespace Dobos.Versions;

/// <summary>Which of two versions is the older one, as https://semver.org orders them.</summary>
public static class VersionOrder
{
    private const string Unordered = "0.0.0-";

    /// <summary>Whether <paramref name="wanted"/> is older than <paramref name="running"/>; versions of pull requests and working copies are older than nothing.</summary>
    public static bool IsOlder(string wanted, string running) =>
        !wanted.StartsWith(Unordered, StringComparison.Ordinal) && !running.StartsWith(Unordered, StringComparison.Ordinal) && Compare(wanted, running) < 0;

    private static int Compare(string one, string other)
    {
        var (left, right) = (Parts(one), Parts(other));
        var core = Enumerable.Range(0, 3).Select(at => Identifier(left.Core.ElementAtOrDefault(at) ?? "0", right.Core.ElementAtOrDefault(at) ?? "0")).FirstOrDefault(order => order != 0);
        return core != 0 ? core
            : left.Before.Length == 0 || right.Before.Length == 0 ? right.Before.Length.CompareTo(left.Before.Length)
            : left.Before.Zip(right.Before, Identifier).FirstOrDefault(order => order != 0) is not 0 and var before ? before
            : left.Before.Length.CompareTo(right.Before.Length);
    }

    private static (string[] Core, string[] Before) Parts(string version)
    {
        var text = version.TrimStart('v').Split('+')[0];
        var dash = text.IndexOf('-', StringComparison.Ordinal);
        return dash < 0 ? (text.Split('.'), []) : (text[..dash].Split('.'), text[(dash + 1)..].Split('.'));
    }

    private static int Identifier(string one, string other) => (Number(one), Number(other)) switch
    {
        ({ } left, { } right) => left.CompareTo(right),
        ({ }, null) => -1,
        (null, { }) => 1,
        _ => string.CompareOrdinal(one, other),
    };

    private static ulong? Number(string text) => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
