using System.Buffers;
using Dobos.Secrets;

namespace Dobos.Redaction;

/// <summary>Knows the secrets of this run and puts <c>***</c> in their place.</summary>
public sealed class Redactor
{
    private const string Mask = "***";

    private readonly Lock _gate = new();
    private readonly HashSet<string> _needles = [];
    private volatile Known? _known = new([]);

    // What searches for all of them is costly to make: once at the next line, not once a secret.
    private Known Current => _known ?? Searching();

    public void Learn(Secret secret)
    {
        lock (_gate)
        {
            _needles.UnionWith(Needles.Of(secret.Reveal()));
            _known = null;
        }
    }

    public string Redact(string text)
    {
        var known = Current;
        return known.Next(text, 0) < 0 ? text : Masked(text, known);
    }

    /// <summary>How many characters at the end of <paramref name="text"/> may be the beginning of a secret.</summary>
    internal int Unfinished(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var needle in Current.Needles)
            for (var length = Math.Min(needle.Length - 1, text.Length); length > longest; length--)
                if (text.EndsWith(needle.AsSpan(0, length), StringComparison.Ordinal))
                    longest = length;
        return longest;
    }

    private Known Searching()
    {
        lock (_gate)
            return _known ??= new([.. _needles.OrderByDescending(needle => needle.Length)]);
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
