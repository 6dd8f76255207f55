using Dobos.Environments.Vaults;

namespace Dobos.Environments;

/// <summary>Which value of the vault a member of the typed record has.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class VaultMemberAttribute(string name, VaultKind kind) : Attribute
{
    public VaultName Name { get; } = new(name, kind);

    /// <summary>Asked for only where the cluster is on Azure; elsewhere the member is null.</summary>
    public bool OnlyWithAzureCluster { get; set; }
}
