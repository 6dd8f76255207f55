using Dobos.Offline.Vaults;

namespace Dobos.Host.Tests;

/// <summary>A vault on loopback, and an environment 'test' of the host's checkout that is kept in it.</summary>
internal sealed class HostVault : IAsyncDisposable
{
    private readonly VaultServer _server;

    private HostVault(VaultServer server) => _server = server;

    public VaultStore Store => _server.Vault.Store;

    public VaultFaults Faults => _server.Vault.Faults;

    /// <summary>What a child of the host may see of the vault's own token.</summary>
    public string Token => _server.Vault.Token;

    public static async Task<HostVault> StartAsync(HostProcess host)
    {
        var server = await VaultServer.StartAsync(Path.Combine(host.Root, "artifacts", "vault"), TimeProvider.System);
        host.Write("build/environments/test.json", $$"""
            {
              "protected": false,
              "vault": { "address": "{{server.Address}}", "certificateFile": "{{server.CertificateFile}}", "tokenFile": "{{server.TokenFile}}" },
              "registry": { "box": "test" },
              "cluster": { "context": "kind" }
            }
            """);
        server.Vault.Store.Set("kubernetes-namespace", "dev");
        server.Vault.Store.Set("ingress-host", "80");
        return new HostVault(server);
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();
}
