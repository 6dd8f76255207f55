namespace Dobos.Environments.Vaults;

/// <summary>What a value in a vault is to us: a setting may be seen, a secret may not.</summary>
public enum VaultKind
{
    Setting,
    Secret,
}
