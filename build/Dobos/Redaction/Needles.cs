using System.Net;
using System.Security;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;

namespace Dobos.Redaction;

/// <summary>Every shape in which a secret may turn up in a line of output.</summary>
internal static partial class Needles
{
    /// <summary>A line of a longer secret that is shorter than this says too little, and masking it would hide too much.</summary>
    private const int ShortestLine = 8;

    // A child's output is read line by line, and a lone carriage return ends a line there.
    private static readonly char[] LineEnds = ['\n', '\r'];

    // As PEM and openssl wrap, and as MIME and coreutils do.
    private static readonly int[] Base64Widths = [64, 76];

    public static IEnumerable<string> Of(string value) =>
        Pieces(value).SelectMany(Escaped).Concat(Base64(value)).Where(needle => needle.Length > 0).Distinct();

    private static IEnumerable<string> Pieces(string value)
    {
        yield return value;
        var lines = value.Split(LineEnds, StringSplitOptions.TrimEntries);
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
        yield return LowerHex(WebUtility.UrlEncode(piece));
        foreach (var written in Json(piece).Concat(Markup(piece)).Concat(Quoted(piece)))
            yield return written;
    }

    private static string LowerHex(string percent) => Hex().Replace(percent, hex => hex.Value.ToLowerInvariant());

    // .NET's two ways, then those of Go (and so of helm and kubectl) and of Python.
    private static IEnumerable<string> Json(string piece)
    {
        var (strict, relaxed) = (JavaScriptEncoder.Default.Encode(piece), JavaScriptEncoder.UnsafeRelaxedJsonEscaping.Encode(piece));
        yield return strict;
        yield return LowerUnicode(strict);
        yield return relaxed;
        yield return LowerUnicode(relaxed).Replace("&", "\\u0026", StringComparison.Ordinal).Replace("<", "\\u003c", StringComparison.Ordinal).Replace(">", "\\u003e", StringComparison.Ordinal);
        yield return string.Concat(LowerUnicode(relaxed).Select(character => char.IsAscii(character) ? $"{character}" : $"\\u{(int)character:x4}"));
    }

    private static string LowerUnicode(string json) => Unicode().Replace(json, escape => escape.Value.ToLowerInvariant());

    private static IEnumerable<string> Markup(string piece)
    {
        yield return SecurityElement.Escape(piece);
        yield return WebUtility.HtmlEncode(piece);
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

    // A shell's trace and YAML.
    private static IEnumerable<string> Quoted(string piece) =>
        [piece.Replace("'", "'\\''", StringComparison.Ordinal), piece.Replace("'", "''", StringComparison.Ordinal)];

    // In a longer text, `user:secret` for example, a secret starts at any of three places of a base64 group;
    // the characters at its edges depend on its neighbours and are left out.
    private static IEnumerable<string> Base64(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        var whole = Convert.ToBase64String(bytes);
        yield return whole;
        foreach (var line in Base64Widths.Where(width => whole.Length > width).SelectMany(width => whole.Chunk(width)).Where(line => line.Length >= ShortestLine))
            yield return new string(line);
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

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex Hex();

    [GeneratedRegex(@"\\u[0-9A-F]{4}")]
    private static partial Regex Unicode();
}
