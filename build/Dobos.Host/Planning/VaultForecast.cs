using Dobos.Environments;
using Dobos.Environments.Vaults;

namespace Dobos.Host.Planning;

/// <summary>Which vaults would be asked, or changed.</summary>
public static class VaultForecast
{
    public static Forecast Of(Prospect prospect, params string[] environments) =>
        Forecast.Runs(string.Join("; ", environments.Select(name => Asked(prospect, prospect.Environments.Load(name)))));

    public static Forecast OfSetting(Prospect prospect, string environment, string name)
    {
        var order = VaultOrder.Of(prospect.Environments.Load(environment), VaultDemand.Of(prospect.Services), name);
        return Forecast.Runs(
            $"the value is read from standard input, or asked for{(order.Doubt is { } doubt ? $"; {doubt}" : "")}",
            $"{order.Definition.Vault.Shown} gets a new version of {order.Name.Name}");
    }

    private static string Asked(Prospect prospect, EnvironmentDefinition definition) =>
        $"{definition.Vault.Shown} is asked for {EnvironmentContext.Names(definition, VaultDemand.Of(prospect.Services)).Count} names";
}
