using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>Stands where the offline box will be.</summary>
public sealed class NoBox : IVaultBox
{
    public Task<VaultAddress> VaultAsync(string name, CancellationToken cancellation) => throw new BoxMissingException(name);

    private sealed class BoxMissingException(string name) : DobosException(
        ExitCode.Configuration,
        $"The vault '{name}' is in the offline box, which this version of Dobos cannot start yet; use an environment whose vault is on Azure or at an address.");
}
