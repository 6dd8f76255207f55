using Dobos.Environments.Vaults;

namespace Dobos.Tests.Fakes;

/// <summary>A box whose vaults are all at one address, if at any.</summary>
internal sealed class OneVaultBox(VaultAddress? vault) : IVaultBox
{
    public string? Asked { get; private set; }

    public Task<VaultAddress> VaultAsync(string name, string environment, CancellationToken cancellation)
    {
        Asked = name;
        return Task.FromResult(vault ?? throw new InvalidOperationException("There is no box here."));
    }
}
