using Dobos.Environments;
using Dobos.Environments.Vaults;

namespace Dobos.Host.Planning;

/// <summary>Which vaults would be asked.</summary>
public static class VaultForecast
{
    public static Forecast Of(Prospect prospect, params string[] environments) =>
        Forecast.Runs(string.Join("; ", environments.Select(name => Asked(prospect, prospect.Environments.Load(name)))));

    private static string Asked(Prospect prospect, EnvironmentDefinition definition) =>
        $"{definition.Vault.Shown} is asked for {EnvironmentContext.Names(definition, VaultDemand.Of(prospect.Services)).Count} names";
}
