namespace Dobos.Names;

/// <summary>What somebody who mistyped a name probably meant.</summary>
public static class Nearest
{
    /// <summary>The known name that is close enough to be a slip of <paramref name="given"/>, or null.</summary>
    public static string? To(string given, IEnumerable<string> known)
    {
        var (nearest, least) = ((string?)null, Math.Max(2, given.Length / 3) + 1);
        foreach (var name in known)
        {
            var distance = Distance(given.ToUpperInvariant(), name.ToUpperInvariant());
            if (distance < least && distance < name.Length)
                (nearest, least) = (name, distance);
        }

        return nearest;
    }

    /// <summary><c>; did you mean 'x'?</c>, or with nothing near a full stop and the whole list.</summary>
    public static string Hint(string given, IReadOnlyCollection<string> known) =>
        To(given, known) is { } near ? $"; did you mean '{near}'?" : $". Known: {string.Join(", ", known)}.";

    // Two neighbours that changed places count as one slip, the commonest one of all.
    private static int Distance(string left, string right)
    {
        var rows = new int[left.Length + 1, right.Length + 1];
        for (var i = 0; i <= left.Length; i++)
        {
            for (var j = 0; j <= right.Length; j++)
                rows[i, j] = i == 0 || j == 0 ? i + j : Step(rows, left, right, i, j);
        }

        return rows[left.Length, right.Length];
    }

    private static int Step(int[,] rows, string left, string right, int i, int j)
    {
        var changed = rows[i - 1, j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
        var swapped = i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1] ? rows[i - 2, j - 2] + 1 : int.MaxValue;
        return Math.Min(Math.Min(changed, swapped), Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1);
    }
}
