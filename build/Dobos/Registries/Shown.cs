namespace Dobos.Registries;

/// <summary>What others wrote, made fit for a sentence of ours: short, on one line, and without what a terminal would obey.</summary>
internal static class Shown
{
    private const int Longest = 200;

    public static string Short(string text)
    {
        var line = new string([.. text.Take(Longest).Select(letter => char.IsControl(letter) ? ' ' : letter)]).Trim();
        return text.Length > Longest ? $"{line}…" : line;
    }

    /// <summary>An address without its query, in which storage hosts put signatures, and without a user.</summary>
    public static string Place(Uri address) =>
        Short(address.IsAbsoluteUri
            ? address.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped)
            : address.OriginalString.Split('?', '#')[0]);
}
