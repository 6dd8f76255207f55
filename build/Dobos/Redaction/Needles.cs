using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;

namespace Dobos.Redaction;

/// <summary>Every shape in which a secret may turn up in a line of output.</summary>
internal static class Needles
{
    /// <summary>A line of a longer secret that is shorter than this says too little, and masking it would hide too much.</summary>
    private const int ShortestLine = 8;

    public static IEnumerable<string> Of(string value) =>
        Pieces(value).SelectMany(Escaped).Concat(Base64(value)).Where(needle => needle.Length > 0).Distinct();

    private static IEnumerable<string> Pieces(string value)
    {
        yield return value;
        var lines = value.Split('\n', StringSplitOptions.TrimEntries);
        if (lines.Length == 1)
            yield break;

        foreach (var line in lines.Where(line => line.Length >= ShortestLine))
            yield return line;
    }

    private static IEnumerable<string> Escaped(string piece)
    {
        var percent = Uri.EscapeDataString(piece);
        yield return piece;
        yield return percent;
        yield return LowerHex(percent);
        yield return WebUtility.UrlEncode(piece);
        yield return JavaScriptEncoder.Default.Encode(piece);
        yield return JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(piece);
        yield return SecurityElement.Escape(piece);
        foreach (var written in (string[])[piece, JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(piece)])
        {
            yield return InElement(written);
            yield return InAttribute(written);
        }
    }

    // An XML writer escapes only what it must: in a test's results a secret is a text, or a part of a test's name, which is quoted before.
    private static string InElement(string text) =>
        text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(">", "&gt;", StringComparison.Ordinal);

    private static string InAttribute(string text) =>
        InElement(text).Replace("\"", "&quot;", StringComparison.Ordinal).Replace("\n", "&#xA;", StringComparison.Ordinal);

    private static string LowerHex(string percent)
    {
        var text = new StringBuilder(percent);
        for (var i = 0; i < text.Length - 2; i++)
            if (text[i] == '%')
                (text[i + 1], text[i + 2]) = (char.ToLowerInvariant(text[i + 1]), char.ToLowerInvariant(text[i + 2]));
        return text.ToString();
    }

    // In a longer text, `user:secret` for example, a secret starts at any of three places of a base64 group;
    // the characters at its edges depend on its neighbours and are left out.
    private static IEnumerable<string> Base64(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        yield return Convert.ToBase64String(bytes);
        for (var shift = 0; shift < 3; shift++)
        {
            var padded = Convert.ToBase64String([.. new byte[shift], .. bytes]);
            var start = shift == 0 ? 0 : shift + 1;
            var core = padded[start..((shift + bytes.Length) * 8 / 6)];
            if (core.Length < ShortestLine)
                continue;

            yield return core;
            yield return core.Replace('+', '-').Replace('/', '_');
        }
    }
}
