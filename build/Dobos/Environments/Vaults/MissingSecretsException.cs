using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>A vault lacks what an environment needs, or has it in a state in which it cannot be used.</summary>
public sealed class MissingSecretsException(EnvironmentDefinition definition, VaultAddress vault, IReadOnlyList<VaultGap> gaps)
    : DobosException(ExitCode.Configuration, Sentence(definition, vault, gaps))
{
    public IReadOnlyList<VaultGap> Gaps { get; } = gaps;

    private static string Sentence(EnvironmentDefinition definition, VaultAddress vault, IReadOnlyList<VaultGap> gaps)
    {
        var missing = string.Join(", ", gaps.OfType<VaultGap.Missing>().Select(gap => gap.Name));
        string[] faults = [.. gaps.Where(gap => gap is not VaultGap.Missing).Select(gap => $"{gap.Name} {gap.Fault}")];
        var start = missing is ""
            ? $"{vault} has unusable values of what '{definition.Name}' needs"
            : $"{vault} lacks {missing}, which '{definition.Name}' needs";
        return $"{start}{(missing is "" ? ": " : faults is [] ? "" : "; ")}{string.Join("; ", faults)}. Put this right in the vault and run again.";
    }
}
