using Dobos.Environments.Vaults;

namespace Dobos.Environments.Places;

/// <summary>Where an environment keeps its settings and secrets.</summary>
public abstract record VaultPlace
{
    public string Shown => this switch
    {
        OnAzure azure => VaultAddress.OnAzure(azure.Name).ToString(),
        At at => at.Address.ToString(),
        _ => $"the vault '{((InBox)this).Name}' of the offline box",
    };

    /// <summary>How it is reached; the box is started where it is needed for that.</summary>
    public Task<VaultAddress> AddressAsync(IVaultBox box, string environment, CancellationToken cancellation) => this switch
    {
        OnAzure azure => Task.FromResult(VaultAddress.OnAzure(azure.Name)),
        At at => Task.FromResult(at.Address),
        _ => box.VaultAsync(((InBox)this).Name, environment, cancellation),
    };

    public sealed record OnAzure(string Name) : VaultPlace;

    public sealed record At(VaultAddress Address) : VaultPlace;

    public sealed record InBox(string Name) : VaultPlace;
}
