namespace Cake.Frosting.Arguments;

/// <summary>The words of a command line, one name each: <c>-ab</c> is <c>-a -b</c>.</summary>
internal static class Words
{
    public static List<string> Of(IEnumerable<string> args)
    {
        var words = new List<string>();
        foreach (var arg in args)
        {
            if (IsGroup(arg))
                AddEach(arg, words);
            else
                words.Add(arg);
        }

        return words;
    }

    // A number below zero is a value.
    public static bool IsName(string word) => word.Length > 1 && word[0] == '-' && word != "--" && !char.IsAsciiDigit(word[1]);

    public static (string Name, string? Value) Split(string word)
    {
        var end = word.AsSpan().IndexOfAny('=', ':');
        return end < 0 ? (word, null) : (word[..end], word[(end + 1)..]);
    }

    private static bool IsGroup(string word) => IsName(word) && word[1] != '-' && Split(word).Name.Length > 2;

    private static void AddEach(string group, List<string> words)
    {
        var end = Split(group).Name.Length;
        for (var letter = 1; letter < end - 1; letter++)
            words.Add($"-{group[letter]}");
        words.Add($"-{group[(end - 1)..]}");
    }
}
