using Dobos.Environments.Vaults;

namespace Dobos.Environments;

/// <summary>A member of type Secret, whose value must not be seen.</summary>
public sealed class SecretAttribute(string name) : VaultMemberAttribute(name, VaultKind.Secret);
