using Dobos.Environments.Credentials;
using Dobos.Environments.Vaults;
using Dobos.Secrets;

namespace Dobos.Environments;

/// <summary>Reads an environment's vault. Nothing of Azure's is loaded before somebody asks.</summary>
public sealed class EnvironmentLoader(ISecretSink sink, IVaultBox box, Func<string, string?> variables, TimeProvider clock)
{
    public VaultPatience Patience { get; init; } = VaultPatience.Usual;

    /// <summary>The typed context; throws when anything that it or the services need is lacking.</summary>
    public async Task<EnvironmentContext> LoadAsync(EnvironmentDefinition definition, VaultDemand demand, CancellationToken cancellation) =>
        EnvironmentContext.From(await ReadAsync(definition, demand, cancellation));

    /// <summary>What is there and what is lacking, for those who want to see both.</summary>
    public async Task<VaultReading> ReadAsync(EnvironmentDefinition definition, VaultDemand demand, CancellationToken cancellation)
    {
        var names = EnvironmentContext.Names(definition, demand);
        var vault = await definition.Vault.AddressAsync(box, definition.Name, cancellation);
        VaultVisit visit = new(definition, vault, new CredentialDecision(variables).For(definition.Credential, vault), sink);
        return await ReadAsync(visit, names, cancellation);
    }

    private Task<VaultReading> ReadAsync(VaultVisit visit, IReadOnlyList<VaultName> names, CancellationToken cancellation)
    {
        var client = VaultClients.Create(visit.Vault, TokenCredentials.Create(visit.Plan, clock), Patience);
        return new VaultReader(client, visit, Patience, clock).ReadAsync(names, cancellation);
    }
}
