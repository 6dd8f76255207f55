using Dobos.Offline.Tests.Fakes;
using Dobos.Offline.Vaults;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>A vault's folder, that a test can leave as a killed process does and open again.</summary>
internal sealed class KeptVault : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-kept-");

    public string Folder => Path.Combine(_folder.FullName, "vaults", "dev");

    public string Journal => Path.Combine(Folder, "vault.journal");

    public FillingDisk? Disk { get; private set; }

    public Vault Open() => Vault.Open(Folder, TimeProvider.System, file => Disk = new(file));

    /// <summary>What a new process finds.</summary>
    public string?[] Reopened(params string[] names)
    {
        using var vault = Open();
        return [.. names.Select(name => vault.Store.Find(name)?.Content.Value)];
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
