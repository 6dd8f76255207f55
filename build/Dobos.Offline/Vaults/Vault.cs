using System.Security.Cryptography;

namespace Dobos.Offline.Vaults;

/// <summary>One vault: what is in it, the token that opens it, and the faults that it was told to have.</summary>
public sealed class Vault : IDisposable
{
    private readonly VaultFolder? _folder;
    private readonly VaultJournal? _journal;

    /// <summary>A vault in memory, for tests.</summary>
    public Vault(TimeProvider clock)
    {
        Token = RandomNumberGenerator.GetHexString(64, lowercase: true);
        Store = new(clock, new(), journal: null);
        Faults = new(clock);
    }

    private Vault(VaultFolder folder, TimeProvider clock, Func<Stream, Stream> disk)
    {
        (_folder, Token) = (folder, folder.Token());
        (var state, _journal) = folder.Read(disk);
        Store = new(clock, state, _journal);
        Faults = new(clock);
    }

    public VaultStore Store { get; }

    public VaultFaults Faults { get; }

    public string Token { get; }

    /// <summary>Where the token lies, for the owner's eyes; null in memory.</summary>
    public string? TokenFile => _folder?.TokenFile;

    /// <summary>The vault that a folder holds, a new one where it holds none. Throws where another process has it open.</summary>
    public static Vault Open(string folder, TimeProvider clock) => Open(folder, clock, file => file);

    /// <summary>Puts in what is lacking, renews what came from an earlier seed, and leaves alone what a hand has set, changed or deleted. Gives the names that got a new version.</summary>
    public IReadOnlyList<string> Seed(IReadOnlyDictionary<string, string> values) => Store.Seed(values);

    public void Dispose()
    {
        _journal?.Dispose();
        _folder?.Dispose();
    }

    internal static Vault Open(string folder, TimeProvider clock, Func<Stream, Stream> disk)
    {
        var opened = VaultFolder.Open(folder);
        try
        {
            return new(opened, clock, disk);
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }
}
