using Dobos.Environments.Credentials;
using Dobos.Secrets;

namespace Dobos.Environments.Vaults;

/// <summary>Whose vault is read, where it is, who reads it, and who must hear of every secret before anybody can print it.</summary>
internal sealed class VaultVisit(EnvironmentDefinition definition, VaultAddress vault, CredentialPlan plan, ISecretSink sink)
{
    private readonly Lock _gate = new();

    public EnvironmentDefinition Definition => definition;

    public VaultAddress Vault => vault;

    public CredentialPlan Plan => plan;

    public void Learn(Secret secret)
    {
        lock (_gate)
            sink.Learn(secret);
    }
}
