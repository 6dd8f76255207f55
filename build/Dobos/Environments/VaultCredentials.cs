using Azure.Core;
using Azure.Identity;

namespace Dobos.Environments;

/// <summary>Makes the credential that was decided on. Its own retries are off: ours are the only ones.</summary>
internal static class VaultCredentials
{
    public static TokenCredential Create(CredentialPlan plan, TimeProvider clock) => plan switch
    {
        CredentialPlan.TokenFile file => new FileTokenCredential(file.File, clock),
        CredentialPlan.ServiceConnection service => new AzurePipelinesCredential(
            service.Tenant, service.Client, service.Connection, service.AccessToken.Reveal(), Once(new AzurePipelinesCredentialOptions())),
        CredentialPlan.WorkloadIdentity workload => new WorkloadIdentityCredential(Once(new WorkloadIdentityCredentialOptions
        {
            TenantId = workload.Tenant,
            ClientId = workload.Client,
            TokenFilePath = workload.FederatedTokenFile,
        })),
        CredentialPlan.ManagedIdentity { Client: { } client } =>
            new ManagedIdentityCredential(Once(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId(client)))),
        CredentialPlan.ManagedIdentity => new ManagedIdentityCredential(Once(new ManagedIdentityCredentialOptions(ManagedIdentityId.SystemAssigned))),
        _ => new AzureCliCredential(Once(new AzureCliCredentialOptions())),
    };

    private static TOptions Once<TOptions>(TOptions options)
        where TOptions : TokenCredentialOptions
    {
        options.Retry.MaxRetries = 0;
        return options;
    }
}
