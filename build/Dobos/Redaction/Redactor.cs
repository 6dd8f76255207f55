using System.Buffers;
using Dobos.Secrets;

namespace Dobos.Redaction;

/// <summary>Knows the secrets of this run and puts <c>***</c> in their place.</summary>
public sealed class Redactor
{
    private const string Mask = "***";

    private readonly Lock _gate = new();
    private volatile Known _known = new([]);

    public void Learn(Secret secret)
    {
        lock (_gate)
            _known = new Known([.. _known.Needles.Union(Needles.Of(secret.Reveal())).OrderByDescending(needle => needle.Length)]);
    }

    public string Redact(string text)
    {
        var known = _known;
        return known.Next(text, 0) < 0 ? text : Masked(text, known);
    }

    /// <summary>How many characters at the end of <paramref name="text"/> may be the beginning of a secret.</summary>
    internal int Unfinished(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var needle in _known.Needles)
            for (var length = Math.Min(needle.Length - 1, text.Length); length > longest; length--)
                if (text.EndsWith(needle.AsSpan(0, length), StringComparison.Ordinal))
                    longest = length;
        return longest;
    }

    // Secrets may overlap: what is covered by any of them is masked, each stretch by one mask.
    private static string Masked(string text, Known known)
    {
        var result = new System.Text.StringBuilder(text.Length);
        var shown = 0;
        for (var start = known.Next(text, 0); start >= 0; start = known.Next(text, shown))
        {
            var end = start + known.LengthAt(text, start);
            for (var next = known.Next(text, start + 1); next >= 0 && next < end; next = known.Next(text, next + 1))
                end = Math.Max(end, next + known.LengthAt(text, next));
            result.Append(text, shown, start - shown).Append(Mask);
            shown = end;
        }

        return result.Append(text, shown, text.Length - shown).ToString();
    }

    private sealed class Known(string[] needles)
    {
        private readonly SearchValues<string>? _values = needles.Length == 0 ? null : SearchValues.Create(needles, StringComparison.Ordinal);

        public string[] Needles { get; } = needles;

        public int Next(string text, int start)
        {
            if (_values is null || start >= text.Length)
                return -1;

            var found = text.AsSpan(start).IndexOfAny(_values);
            return found < 0 ? -1 : start + found;
        }

        public int LengthAt(string text, int start) =>
            Needles.First(needle => string.CompareOrdinal(text, start, needle, 0, needle.Length) == 0).Length;
    }
}
