using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;

namespace Dobos.Environments;

/// <summary>Makes the SDK's client: without retries of its own, and with less checking only where the vault is this machine.</summary>
internal static class VaultClients
{
    public static SecretClient Create(VaultAddress vault, TokenCredential credential, VaultPatience patience)
    {
        SecretClientOptions options = new() { DisableChallengeResourceVerification = Loopback.Is(vault.Address) };
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = patience.Deadline;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        if (Loopback.Is(vault.Address))
            options.Transport = new HttpClientTransport(LoopbackTransport.Create(vault));

        return new(vault.Address, credential, options);
    }
}
