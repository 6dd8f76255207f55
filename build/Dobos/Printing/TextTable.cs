namespace Dobos.Printing;

/// <summary>Rows whose columns stand under each other.</summary>
internal static class TextTable
{
    public static IEnumerable<string> Rows(IEnumerable<string[]> cells)
    {
        string[][] rows = [.. cells.Select(row => row.Select(OneLine).ToArray())];
        return rows.Select(row => $"  {string.Join("  ", row.Select((cell, column) => cell.PadRight(rows.Max(other => other[column].Length))))}".TrimEnd());
    }

    private static string OneLine(string cell) => cell.ReplaceLineEndings("\\n");
}
