namespace Dobos.Text;

/// <summary>The name that was probably meant.</summary>
public static class Nearest
{
    public static string? To(string typed, IEnumerable<string> known) =>
        known.Select(name => (name, distance: Distance(typed.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(candidate => candidate.distance <= Math.Max(1, typed.Length / 3))
            .OrderBy(candidate => candidate.distance)
            .Select(candidate => candidate.name)
            .FirstOrDefault();

    // Damerau's: a swap of neighbours counts once, as in "Tset".
    private static int Distance(string a, string b)
    {
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
            for (var j = 0; j <= b.Length; j++)
                rows[i, j] = i == 0 ? j : j == 0 ? i : Best(a, b, rows, i, j);
        return rows[a.Length, b.Length];
    }

    private static int Best(string a, string b, int[,] rows, int i, int j)
    {
        var best = Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
        var swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
        return swapped ? Math.Min(best, rows[i - 2, j - 2] + 1) : best;
    }
}
