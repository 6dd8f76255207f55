namespace Dobos.Environments.Vaults;

/// <summary>A value that a vault has taken; the value itself is not in here.</summary>
public sealed record VaultWriting(EnvironmentDefinition Definition, VaultAddress Vault, string Name, string Version, bool WasDeleted);
