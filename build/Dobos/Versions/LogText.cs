namespace Dobos.Versions;

/// <summary>Reads what <c>git log --raw -z</c> prints.</summary>
internal static class LogText
{
    private const char Start = '\u0001';
    private const string NoMode = "000000";

    public static IEnumerable<Commit> Read(IEnumerable<string> tokens)
    {
        using var token = tokens.GetEnumerator();
        for (var more = token.MoveNext(); more;)
        {
            var id = token.Current.TrimStart('\n', Start);
            var subject = Next(token);
            var changes = new List<TreeChange>();
            while ((more = token.MoveNext()) && token.Current.TrimStart('\n') is [':', ..] raw)
                changes.Add(Change(raw.Split(' '), Next(token)));
            yield return new Commit(id, subject, changes);
        }
    }

    // :mode-before mode-now id-before id-now status
    private static TreeChange Change(string[] raw, string path) =>
        TreeChange.Of(path, raw[0][1..], raw[1] == NoMode ? null : new TreeEntry(raw[1], raw[3]));

    private static string Next(IEnumerator<string> token) =>
        token.MoveNext() ? token.Current : throw new InvalidDataException("git's log ends in the middle of a commit.");
}
