using Dobos.Services;

namespace Dobos.Environments.Vaults;

/// <summary>What the services of a run want from the vault, by name, as their service.json files say.</summary>
public sealed record VaultDemand(IReadOnlyList<string> Settings, IReadOnlyList<string> Secrets)
{
    public static VaultDemand None { get; } = new([], []);

    public static VaultDemand Of(IReadOnlyList<Service> services) =>
        new([.. services.SelectMany(service => service.Settings.Keys)], [.. services.SelectMany(service => service.Secrets.Keys)]);

    /// <summary>Every name once, whatever its case: to Key Vault Redis-Access is redis-access.</summary>
    public static IReadOnlyList<VaultName> Merge(IEnumerable<VaultName> names)
    {
        var merged = names.GroupBy(one => one.Name, StringComparer.OrdinalIgnoreCase).ToArray();
        string[] torn = [.. merged.Where(group => group.Select(one => one.Kind).Distinct().Count() > 1).Select(group => group.Key)];
        return torn is [] ? [.. merged.Select(group => group.First())] : throw new SettingOrSecretException(torn);
    }

    public IEnumerable<VaultName> Names =>
        [.. Settings.Select(name => new VaultName(name, VaultKind.Setting)), .. Secrets.Select(name => new VaultName(name, VaultKind.Secret))];
}
