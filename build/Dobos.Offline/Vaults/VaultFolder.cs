using System.Security.Cryptography;
using Dobos.Offline.Files;

namespace Dobos.Offline.Vaults;

/// <summary>A vault's place on disk, for its owner alone, and for one process at a time.</summary>
internal sealed class VaultFolder : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    private readonly string _path;
    private readonly FileStream _lock;

    private VaultFolder(string path)
    {
        _path = path;
        _lock = new(Path.Combine(path, "vault.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    public string TokenFile => Path.Combine(_path, "vault.token");

    private string JournalFile => Path.Combine(_path, "vault.journal");

    public static VaultFolder Open(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path);
        else
        {
            Directory.CreateDirectory(path, OwnerOnly);
            File.SetUnixFileMode(path, OwnerOnly);
        }

        return new(Path.GetFullPath(path));
    }

    /// <summary>The same token as long as the folder lives.</summary>
    public string Token()
    {
        if (File.Exists(TokenFile) && File.ReadAllText(TokenFile).Trim() is { Length: 64 } kept)
            return kept;

        var token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        OwnerFile.Write(TokenFile, token);
        return token;
    }

    /// <summary>What the journal tells, made short, and the journal itself to go on with.</summary>
    public (VaultState State, VaultJournal Journal) Read(Func<Stream, Stream> disk)
    {
        foreach (var half in Directory.EnumerateFiles(_path, "*.half"))
            File.Delete(half);

        var reader = JournalReader.Read(JournalFile);
        var length = Compact(reader);
        return (reader.State, new(disk(OpenJournal()), length));
    }

    public void Dispose() => _lock.Dispose();

    // On a full disk the long journal does as well.
    private long Compact(JournalReader reader)
    {
        byte[] compact = [.. reader.State.Changes.SelectMany(VaultJournal.Line)];
        try
        {
            if (compact.Length < reader.Length)
                OwnerFile.Write(JournalFile, compact);

            return Math.Min(compact.Length, reader.Length);
        }
        catch (IOException)
        {
            return reader.Length;
        }
    }

    private FileStream OpenJournal()
    {
        FileStreamOptions options = new() { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = FileShare.Read, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;

        return new(JournalFile, options);
    }
}
