using System.Buffers.Binary;
using System.Formats.Tar;
using System.Security.Cryptography;
using System.Text;

namespace Dobos.Artifacts.Layers;

/// <summary>Entries of an archive that say nothing of the machine, the user or the hour.</summary>
internal static class TarEntries
{
    public static TarEntry Of(LayerEntry entry) => entry switch
    {
        LayerEntry.Copy copy => OfContent(copy.Path, File.ReadAllBytes(copy.Source)),
        LayerEntry.Text text => OfContent(text.Path, Encoding.UTF8.GetBytes(text.Content)),
        LayerEntry.Link link => Timeless(new(TarEntryType.SymbolicLink, link.Path) { LinkName = link.Target, Mode = Modes.Everyone }),
        _ => OfFolder((LayerEntry.Folder)entry),
    };

    private static GnuTarEntry OfFolder(LayerEntry.Folder folder) =>
        Timeless(new(TarEntryType.Directory, $"{folder.Path}/") { Mode = folder.Mode, Uid = folder.Owner, Gid = folder.Owner });

    private static GnuTarEntry Timeless(GnuTarEntry entry)
    {
        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        return entry;
    }

    private static GnuTarEntry OfContent(string path, byte[] bytes) => new(TarEntryType.RegularFile, path)
    {
        Mode = Modes.Of(bytes),
        ModificationTime = TimeOf(bytes),
        DataStream = new MemoryStream(bytes),
    };

    // A web server makes the tag by which browsers keep a file out of its time and length: were the time always the same, a change that
    // leaves the length as it is would never reach them. So the time follows from the content; it lies between 1970 and 2004.
    private static DateTimeOffset TimeOf(byte[] content) =>
        DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadUInt32BigEndian(SHA256.HashData(content)) >> 2);
}
