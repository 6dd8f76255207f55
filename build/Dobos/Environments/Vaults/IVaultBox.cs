namespace Dobos.Environments.Vaults;

/// <summary>The box on this machine, started when it is not there; a vault in it begins with what the environment has for it.</summary>
public interface IVaultBox
{
    Task<VaultAddress> VaultAsync(string name, string environment, CancellationToken cancellation);
}
