namespace Dobos.Smoke;

/// <summary>The beginning of what a service said, on one line.</summary>
internal static class Excerpt
{
    private const int Longest = 120;

    public static string Of(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= Longest ? line : $"{line[..Longest]}…";
    }
}
