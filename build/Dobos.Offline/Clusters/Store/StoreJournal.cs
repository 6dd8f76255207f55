using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Files;

namespace Dobos.Offline.Clusters.Store;

/// <summary>
/// Every change, a line each: a '+' and the object as it is now, or a '-' and what was left of it; a '#' begins a file that was made short, with the
/// version at which that was. The operating system has a line before anybody is answered; a last line without its end was never acknowledged.
/// </summary>
internal sealed class StoreJournal : IDisposable
{
    private readonly FileStream _file;
    private long _length;

    private StoreJournal(FileStream file, long length) => (_file, _length) = (file, length);

    public long Length => _length;

    public bool IsOpen => _file.CanWrite;

    /// <summary>Tells each change that the file holds, null for a version alone, and is ready for the next.</summary>
    public static StoreJournal Open(string path, Action<bool, long, Stored?> tell)
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        FileStream file = new(path, options);
        try
        {
            var content = new byte[file.Length];
            file.ReadExactly(content);
            return new(file, Read(path, content, tell));
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>A new file in the place of a long one, with what is there now and nothing of how it came to be.</summary>
    public static void Compact(string path, long version, IEnumerable<Stored> all)
    {
        using MemoryStream lines = new();
        lines.Write(Encoding.ASCII.GetBytes($"#{version}\n"));
        foreach (var one in all)
            lines.Write(Line(isThere: true, one));

        OwnerFile.Write(path, lines.ToArray());
    }

    public void Append(bool isThere, Stored stored)
    {
        var line = Line(isThere, stored);
        _file.Position = _length;
        _file.Write(line);
        _length += line.Length;
    }

    public void Dispose() => _file.Dispose();

    private static byte[] Line(bool isThere, Stored stored) => [isThere ? (byte)'+' : (byte)'-', .. stored.Utf8.Span, (byte)'\n'];

    private static int Read(string path, ReadOnlySpan<byte> content, Action<bool, long, Stored?> tell)
    {
        var read = 0;
        for (var number = 1; content[read..].IndexOf((byte)'\n') is > 0 and var end; number++)
        {
            var line = content.Slice(read + 1, end - 1);
            var stored = content[read] == '#' ? null : Parse(path, number, line);
            tell(content[read] == '+', stored?.Version ?? long.Parse(line, CultureInfo.InvariantCulture), stored);
            read += end + 1;
        }

        return read;
    }

    private static Stored Parse(string path, int number, ReadOnlySpan<byte> line)
    {
        try
        {
            var content = (JsonObject)JsonNode.Parse(line)!;
            var kind = KindTable.OfName((string)content["apiVersion"]!, (string)content["kind"]!)!;
            var metadata = content["metadata"]!;
            return new(new(kind, (string?)metadata["namespace"] ?? "", (string)metadata["name"]!), long.Parse((string)metadata["resourceVersion"]!, CultureInfo.InvariantCulture), content);
        }
        catch (Exception unreadable) when (unreadable is JsonException or NullReferenceException or InvalidCastException or InvalidOperationException or FormatException)
        {
            throw new BrokenClusterException(path, number);
        }
    }
}
