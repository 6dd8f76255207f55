using System.Text;
using System.Text.Unicode;
using Dobos.Redaction;

namespace Dobos.Testing;

/// <summary>Masks what tests wrote: one may print a secret, or attach a file that holds one.</summary>
internal static class ResultRedaction
{
    public static void Of(ResultFolder results, Redactor redactor)
    {
        foreach (var file in results.All)
        {
            var bytes = File.ReadAllBytes(file);
            var encoding = EncodingOf(bytes);
            var text = encoding.GetString(bytes);
            if (redactor.Redact(text) is var redacted && redacted != text)
                File.WriteAllBytes(file, encoding.GetBytes(redacted));
        }
    }

    // What is no text is read as if each byte were a character, and comes back as it was.
    private static Encoding EncodingOf(byte[] bytes) =>
        bytes is [0xFF, 0xFE, ..] ? Encoding.Unicode
        : bytes is [0xFE, 0xFF, ..] ? Encoding.BigEndianUnicode
        : Utf8.IsValid(bytes) ? new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)
        : Encoding.Latin1;
}
