using System.Text;
using Dobos.Redaction;

namespace Dobos.Testing;

/// <summary>Masks what tests wrote: one may print a secret, or attach a file that holds one.</summary>
internal static class ResultRedaction
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static void Of(ResultFolder results, Redactor redactor)
    {
        foreach (var file in results.All)
            if (ReadText(file) is { } text && redactor.Redact(text) is var redacted && redacted != text)
                File.WriteAllText(file, redacted);
    }

    private static string? ReadText(string file)
    {
        try
        {
            return Strict.GetString(File.ReadAllBytes(file));
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
