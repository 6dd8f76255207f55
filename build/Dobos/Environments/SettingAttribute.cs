using Dobos.Environments.Vaults;

namespace Dobos.Environments;

/// <summary>A member of type string whose value may be printed.</summary>
public sealed class SettingAttribute(string name) : VaultMemberAttribute(name, VaultKind.Setting);
