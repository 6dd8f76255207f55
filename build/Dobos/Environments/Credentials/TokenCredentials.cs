using Azure.Core;
using Azure.Identity;

namespace Dobos.Environments.Credentials;

/// <summary>Makes the credential that was decided on. Its own retries are off: ours are the only ones.</summary>
internal static class TokenCredentials
{
    public static TokenCredential Create(CredentialPlan plan, TimeProvider clock) =>
        plan is CredentialPlan.TokenFile file ? new FileTokenCredential(file.File, clock) : Real(plan);

    // Apart, so that a vault on this machine does without loading Azure.Identity and all that it stands on.
    private static TokenCredential Real(CredentialPlan plan) => plan switch
    {
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
