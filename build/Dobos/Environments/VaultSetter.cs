using Dobos.Environments.Credentials;
using Dobos.Environments.Vaults;
using Dobos.Secrets;

namespace Dobos.Environments;

/// <summary>Sets a value in an environment's vault on this machine.</summary>
public sealed class VaultSetter(ISecretSink sink, IVaultBox box, Func<string, string?> variables, TimeProvider clock)
{
    public VaultPatience Patience { get; init; } = VaultPatience.Usual;

    public async Task<VaultWriting> SetAsync(VaultOrder order, Secret value, CancellationToken cancellation)
    {
        if (VaultVerdict.OnNewValue(order.Name, value.Reveal()) is { } gap)
            throw new UnusableValueException(order, gap);

        var vault = await order.Definition.Vault.AddressAsync(box, order.Definition.Name, cancellation);
        VaultVisit visit = new(order.Definition, vault, new CredentialDecision(variables).For(order.Definition.Credential, vault), sink);
        if (order.Name.Kind is VaultKind.Secret)
            visit.Learn(value);

        var client = VaultClients.Create(vault, TokenCredentials.Create(visit.Plan, clock), Patience);
        return await new VaultWriter(client, visit, Patience, clock).WriteAsync(order.Name, value, cancellation);
    }
}
