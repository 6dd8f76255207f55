using Dobos.Secrets;

namespace Dobos.Environments.Credentials;

/// <summary>The one credential of a run: what it is called in a sentence, and what to do when it gives no token.</summary>
internal abstract record CredentialPlan(string Who, string WayOut)
{
    public sealed record TokenFile(string File) : CredentialPlan($"the token in {File}", "start the vault again, which writes it");

    public sealed record ServiceConnection(string Tenant, string Client, string Connection, Secret AccessToken)
        : CredentialPlan($"the service connection {Connection}", "check that the connection exists and that this pipeline may use it");

    public sealed record WorkloadIdentity(string Tenant, string Client, string FederatedTokenFile)
        : CredentialPlan($"the workload identity {Client}", "check its federated credential and AZURE_FEDERATED_TOKEN_FILE");

    public sealed record ManagedIdentity(string? Client)
        : CredentialPlan(Client is null ? "the managed identity of this machine" : $"the managed identity {Client}", "assign it to this machine, or change 'credential' in the environment's file");

    public sealed record AzureCli() : CredentialPlan("the account of Azure CLI", "install Azure CLI and run 'az login'");
}
