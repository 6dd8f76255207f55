using Dobos.Environments.Vaults;
using Dobos.Secrets;

namespace Dobos.Testing;

/// <summary>How an integration test finds a value of the vault: redis-access is the variable IT_REDIS_ACCESS.</summary>
public static class IntegrationVariables
{
    // A setting stays closed as well: nothing on the way needs to see it.
    public static IReadOnlyDictionary<string, Secret> Of(IEnumerable<VaultEntry> entries) =>
        entries.ToDictionary(entry => Name(entry.Name), entry => entry.Value);

    public static string Name(string vaultName) => $"IT_{vaultName.ToUpperInvariant().Replace('-', '_')}";
}
