using System.Text.RegularExpressions;

namespace Dobos.Lint;

/// <summary>
/// Finds where keys stand, each inside the one before. A template makes some of its keys elsewhere; these are passed over,
/// so the line is the nearest that can be told.
/// </summary>
internal static class KeyTrail
{
    internal static int LineOf(SourceText source, IEnumerable<string> keys)
    {
        var (line, column) = (0, -1);
        foreach (var key in keys)
            (line, column) = Inside(source.Lines, line, column, key) ?? (line, column);
        return Math.Max(line, 1);
    }

    // Lines count from one, so that the number of the line found is the index of the next.
    private static (int Line, int Column)? Inside(IReadOnlyList<string> lines, int from, int column, string key)
    {
        var pattern = new Regex($"""^\s*(- )?["']?{Regex.Escape(key)}["']?\s*:""");
        for (var index = from; index < lines.Count && !IsOutside(lines[index], column); index++)
        {
            if (pattern.IsMatch(lines[index]))
                return (index + 1, lines[index].TakeWhile(character => character is ' ' or '-').Count());
        }

        return null;
    }

    // An item of a list may stand below its key without being indented. A template's actions stand anywhere.
    private static bool IsOutside(string line, int column)
    {
        var text = line.TrimStart();
        var indent = line.Length - text.Length;
        return text.Length > 0 && text[0] is not '#' && !text.StartsWith("{{", StringComparison.Ordinal)
            && column >= 0
            && (indent < column || (indent == column && !text.StartsWith("- ", StringComparison.Ordinal)));
    }
}
