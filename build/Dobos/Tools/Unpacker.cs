using System.Formats.Tar;
using System.IO.Compression;

namespace Dobos.Tools;

/// <summary>Takes one file out of an archive, or out of an archive inside it.</summary>
internal static class Unpacker
{
    /// <summary>Follows the entries from archive to archive and returns the file at their end.</summary>
    internal static async Task<string> UnpackAsync(string archive, IEnumerable<string> entries, CancellationToken cancellation)
    {
        foreach (var entry in entries)
            archive = await TakeAsync(archive, entry, cancellation);
        return archive;
    }

    private static async Task<string> TakeAsync(string archive, string entry, CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetDirectoryName(archive)!, Guid.NewGuid().ToString("N"));
        try
        {
            await using var stream = File.OpenRead(archive);
            var found = IsZip(stream) ? await FromZipAsync(stream, entry, file, cancellation) : await FromTarAsync(stream, entry, file, cancellation);
            return found ? file : throw new SourceFailedException($"its archive has no {entry}");
        }
        catch (InvalidDataException error)
        {
            throw new SourceFailedException($"it sent something that is no archive ({error.Message})", error);
        }
    }

    private static bool IsZip(FileStream stream)
    {
        var zip = stream.ReadByte() == 'P' && stream.ReadByte() == 'K';
        stream.Position = 0;
        return zip;
    }

    private static async Task<bool> FromZipAsync(Stream stream, string name, string file, CancellationToken cancellation)
    {
        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellation);
        if (zip.GetEntry(name) is not { } entry)
            return false;
        await entry.ExtractToFileAsync(file, cancellation);
        return true;
    }

    private static async Task<bool> FromTarAsync(Stream stream, string name, string file, CancellationToken cancellation)
    {
        await using var unzipped = new GZipStream(stream, CompressionMode.Decompress);
        await using var tar = new TarReader(unzipped);
        while (await tar.GetNextEntryAsync(copyData: false, cancellation) is { } entry)
        {
            if (entry.Name != name)
                continue;
            await entry.ExtractToFileAsync(file, overwrite: false, cancellation);
            return true;
        }

        return false;
    }
}
