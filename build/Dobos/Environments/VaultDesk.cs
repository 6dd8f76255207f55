using System.Collections.Concurrent;
using Dobos.Environments.Vaults;
using Dobos.Services;

namespace Dobos.Environments;

/// <summary>Asks the vault of an environment, by its name, for all that it and some services need; once a run.</summary>
public sealed class VaultDesk(EnvironmentCatalog environments, EnvironmentLoader loader)
{
    private readonly ConcurrentDictionary<(string Environment, string Services), Task<VaultReading>> _readings = new();

    public Task<VaultReading> ReadAsync(string environment, IReadOnlyList<Service> services, CancellationToken cancellation) =>
        _readings.GetOrAdd(
            (environment, string.Join(',', services.Select(service => service.Name))),
            _ => loader.ReadAsync(environments.Load(environment), VaultDemand.Of(services), cancellation));

    public async Task<EnvironmentContext> LoadAsync(string environment, IReadOnlyList<Service> services, CancellationToken cancellation) =>
        EnvironmentContext.From(await ReadAsync(environment, services, cancellation));
}
