namespace Dobos.Environments.Vaults;

/// <summary>A value that is asked of a vault, and what it is to us.</summary>
public sealed record VaultName(string Name, VaultKind Kind);
