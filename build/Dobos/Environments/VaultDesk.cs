using Dobos.Environments.Vaults;
using Dobos.Services;

namespace Dobos.Environments;

/// <summary>Asks the vault of an environment, by its name, for all that it and some services need.</summary>
public sealed class VaultDesk(EnvironmentCatalog environments, EnvironmentLoader loader)
{
    public Task<VaultReading> ReadAsync(string environment, IReadOnlyList<Service> services, CancellationToken cancellation) =>
        loader.ReadAsync(environments.Load(environment), VaultDemand.Of(services), cancellation);

    public Task<EnvironmentContext> LoadAsync(string environment, IReadOnlyList<Service> services, CancellationToken cancellation) =>
        loader.LoadAsync(environments.Load(environment), VaultDemand.Of(services), cancellation);
}
