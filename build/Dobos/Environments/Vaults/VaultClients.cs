using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;

namespace Dobos.Environments.Vaults;

/// <summary>Makes the SDK's client: without retries of its own, and with less checking only where the vault is this machine.</summary>
internal static class VaultClients
{
    public static SecretClient Create(VaultAddress vault, TokenCredential credential, VaultPatience patience) =>
        new(vault.Address, credential, Options(vault, patience));

    public static SecretClientOptions Options(VaultAddress vault, VaultPatience patience)
    {
        // The check keeps a real credential from being asked for on behalf of something else; a token out of a file is worth nothing elsewhere.
        SecretClientOptions options = new() { DisableChallengeResourceVerification = vault.TokenFile is not null };
        options.Retry.MaxRetries = 0;
        options.Retry.NetworkTimeout = patience.Deadline;
        options.Diagnostics.IsLoggingEnabled = false;
        options.Diagnostics.IsDistributedTracingEnabled = false;
        if (vault.IsLoopback)
            options.Transport = new HttpClientTransport(LoopbackTransport.Create(vault));

        return options;
    }
}
