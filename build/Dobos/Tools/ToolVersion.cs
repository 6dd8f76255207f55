using System.Globalization;
using System.Text.RegularExpressions;

namespace Dobos.Tools;

/// <summary>The three numbers of a tool's version. What follows them (v1.32.4-dispatcher, v3.18.0+gcc58e3f) does not count.</summary>
public readonly partial record struct ToolVersion(int Major, int Minor, int Patch) : IComparable<ToolVersion>
{
    /// <summary>The first version in what a tool prints.</summary>
    public static ToolVersion? FirstIn(string text) =>
        Numbers().Match(text) is { Success: true } match ? new(Number(match, 1), Number(match, 2), Number(match, 3)) : null;

    public int CompareTo(ToolVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public override string ToString() => $"{Major}.{Minor}.{Patch}";

    public static bool operator <(ToolVersion left, ToolVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ToolVersion left, ToolVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ToolVersion left, ToolVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ToolVersion left, ToolVersion right) => left.CompareTo(right) >= 0;

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(?<![\d.])(\d{1,6})\.(\d{1,6})\.(\d{1,6})(?!\.?\d)")]
    private static partial Regex Numbers();
}
