using System.Text.Json;

namespace Dobos.Offline.Vaults;

/// <summary>
/// All that happened to a vault, a line each. The operating system has a line before anybody is answered: what was
/// acknowledged survives a killed process, and no power cut.
/// </summary>
internal sealed class VaultJournal(Stream file, long length) : IDisposable
{
    private long _length = length;

    public static byte[] Line(VaultChange change) => [.. JsonSerializer.SerializeToUtf8Bytes(change, JournalJson.Default.VaultChange), (byte)'\n'];

    /// <summary>Writes the whole line, or throws; then what there is of it is a torn last line, which the next write goes over, or the next start drops.</summary>
    public void Append(VaultChange change)
    {
        var line = Line(change);
        file.Position = _length;
        file.Write(line);
        file.Flush();
        _length += line.Length;
    }

    public void Dispose() => file.Dispose();
}
