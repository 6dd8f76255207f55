namespace Dobos.Environments.Vaults;

/// <summary>What one visit to an environment's vault brought: the values, and what cannot be used and why.</summary>
public sealed record VaultReading(
    EnvironmentDefinition Definition,
    VaultAddress Vault,
    string Identity,
    IReadOnlyList<VaultEntry> Entries,
    IReadOnlyList<VaultGap> Gaps)
{
    /// <summary>This reading, if nothing is lacking in it.</summary>
    public VaultReading Complete() => this switch
    {
        { Gaps: [] } => this,
        { Entries: [] } when Gaps.All(gap => gap is VaultGap.Denied) => throw new VaultAccessException(Vault, Identity, [.. Gaps.OfType<VaultGap.Denied>()]),
        _ => throw new MissingSecretsException(Definition, Vault, Gaps),
    };
}
