using Dobos.Environments.Places;
using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>Somebody wants to change a vault that is not on this machine.</summary>
public sealed class VaultWriteRefusedException(EnvironmentDefinition definition, string name) : DobosException(
    ExitCode.Refused,
    $"{definition.Vault.Shown} of '{definition.Name}' is not on this machine, and only its owner changes it: " +
    $"'az keyvault secret set {Place(definition.Vault, name)} --file FILE'. With --offline the value goes to the box.")
{
    private static string Place(VaultPlace vault, string name) =>
        vault is VaultPlace.OnAzure azure ? $"--vault-name {azure.Name} --name {name}" : $"--id {vault.Shown.TrimEnd('/')}/secrets/{name}";
}
