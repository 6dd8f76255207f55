using System.Security.Cryptography;
using System.Text;

namespace Dobos.EndToEnd.Tests.Integration;

/// <summary>A secret that no escaping leaves as it is, round a word that every escaping leaves as it is.</summary>
internal sealed class Canary
{
    private readonly string _word = $"canary{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    internal Canary(string before = "") => Value = $"{before},={{}}\"'\\ <{_word}> & {{\"json\": \"{_word}\"}} %41 €\n{_word} in a second line";

    internal string Value { get; }

    /// <summary>A text that holds one of these has the secret, or the best part of it, in it.</summary>
    internal IEnumerable<byte[]> Traces => ((string[])[_word, .. Base64(_word), .. Base64(Value)]).Select(Encoding.UTF8.GetBytes);

    // Where a value starts in a group of three bytes decides what it looks like; the characters at its edges depend on its neighbours.
    private static IEnumerable<string> Base64(string value) =>
        from shift in Enumerable.Range(0, 3)
        let text = Convert.ToBase64String([.. new byte[shift], .. Encoding.UTF8.GetBytes(value)])
        select text[(shift == 0 ? 0 : shift + 1)..((shift + Encoding.UTF8.GetByteCount(value)) * 8 / 6)];
}
