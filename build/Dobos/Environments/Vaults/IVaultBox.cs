namespace Dobos.Environments.Vaults;

/// <summary>The box on this machine, started when it is not there.</summary>
public interface IVaultBox
{
    Task<VaultAddress> VaultAsync(string name, CancellationToken cancellation);
}
