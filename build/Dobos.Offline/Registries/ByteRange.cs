using Microsoft.Net.Http.Headers;

namespace Dobos.Offline.Registries;

/// <summary>The part of a blob that a Range header asks for.</summary>
internal sealed record ByteRange(long From, long Length)
{
    /// <summary>Null where the whole is asked for, or several parts at once, which a server may answer with the whole.</summary>
    public static ByteRange? Parse(string header, long length)
    {
        if (header.Length == 0)
            return null;
        if (!RangeHeaderValue.TryParse(header, out var parsed) || parsed.Unit != "bytes")
            throw NotThere(header, length);
        if (parsed.Ranges.Count != 1)
            return null;

        var (from, to) = parsed.Ranges.Single() is { From: { } first } one
            ? (first, Math.Min(one.To ?? length - 1, length - 1))
            : (Math.Max(0, length - parsed.Ranges.Single().To!.Value), length - 1);
        return from <= to ? new(from, to - from + 1) : throw NotThere(header, length);
    }

    private static RefusedException NotThere(string header, long length) =>
        new(416, "SIZE_INVALID", $"'{(header.Length <= 100 ? header : header[..100])}' is no range of these {length} bytes.")
        {
            Headers = new Dictionary<string, string> { ["Content-Range"] = $"bytes */{length}" },
        };
}
