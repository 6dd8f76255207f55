using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>Somebody wants to change a vault that is not on this machine.</summary>
public sealed class VaultWriteRefusedException(EnvironmentDefinition definition, string name) : DobosException(
    ExitCode.Refused,
    $"{definition.Vault.Shown} of '{definition.Name}' is not on this machine, and only its owner changes it: " +
    $"'az keyvault secret set --vault-name <vault> --name {name} --file <file>'. With --offline the same goes to the box.");
