using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Secrets;

namespace Dobos.Tests.Environments.Reports;

/// <summary>Readings that no vault was asked for.</summary>
internal static class Readings
{
    private static readonly DateTimeOffset Updated = new(2026, 11, 2, 3, 4, 5, TimeSpan.Zero);

    public static VaultReading Of(string name, IReadOnlyList<VaultEntry> entries, params IReadOnlyList<VaultGap> gaps)
    {
        VaultPlace.OnAzure vault = new($"kv-{name}");
        return new(TestVault.Definition(vault) with { Name = name }, VaultAddress.OnAzure(vault.Name), "the account of Azure CLI", entries, gaps);
    }

    public static VaultEntry Setting(string name, string value) => new(name, VaultKind.Setting, new(value), "v1", Updated);

    public static VaultEntry Secret(string name, string value) => new(name, VaultKind.Secret, new Secret(value), "v1", Updated);

    public static VaultGap Missing(string name, VaultKind kind = VaultKind.Secret) => new VaultGap.Missing(new(name, kind));
}
