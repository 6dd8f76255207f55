using System.Reflection;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;

namespace Dobos.Environments;

/// <summary>The members of a typed record that come from the vault.</summary>
internal static class VaultMembers
{
    public static IEnumerable<VaultName> Names(Type record, EnvironmentDefinition definition) =>
        Of(record, definition).Select(member => member.Vault.Name);

    public static void Fill(object record, EnvironmentDefinition definition, IEnumerable<VaultEntry> entries)
    {
        var values = entries.ToDictionary(entry => entry.Name, StringComparer.OrdinalIgnoreCase);
        foreach (var (property, vault) in Of(record.GetType(), definition))
        {
            var value = values[vault.Name.Name].Value;
            property.SetValue(record, vault.Name.Kind == VaultKind.Secret ? value : value.Reveal());
        }
    }

    private static IEnumerable<(PropertyInfo Property, VaultMemberAttribute Vault)> Of(Type record, EnvironmentDefinition definition) =>
        from property in record.GetProperties()
        let vault = property.GetCustomAttribute<VaultMemberAttribute>()
        where vault is not null && (!vault.OnlyWithAzureCluster || definition.Cluster is ClusterPlace.OnAzure)
        select (property, vault);
}
