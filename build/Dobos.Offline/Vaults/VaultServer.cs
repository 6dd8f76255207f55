using System.Collections.Concurrent;
using Dobos.Offline.Files;
using Dobos.Offline.Sites;
using Microsoft.AspNetCore.Builder;

namespace Dobos.Offline.Vaults;

/// <summary>One vault alone on a free port of 127.0.0.1. What a client needs to trust it lies in a folder, for the owner's eyes only.</summary>
public sealed class VaultServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _requests = new();
    private Site? _site;

    private VaultServer(string folder, Vault vault)
    {
        CertificateFile = Path.Combine(folder, "vault.pem");
        TokenFile = Path.Combine(folder, "vault.token");
        Vault = vault;
    }

    public Vault Vault { get; }

    public string CertificateFile { get; }

    public string TokenFile { get; }

    public Uri Address => _site!.Address;

    /// <summary>Method and path of every request that came, those without a token included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    /// <summary>Serves a vault that is in memory.</summary>
    public static Task<VaultServer> StartAsync(string folder, TimeProvider clock, CancellationToken cancellation = default) =>
        StartAsync(folder, new Vault(clock), clock, cancellation);

    /// <summary>Serves a vault, and closes it with the server.</summary>
    public static async Task<VaultServer> StartAsync(string folder, Vault vault, TimeProvider clock, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        VaultServer server = new(folder, vault);
        var certificate = LoopbackCertificate.Create(clock);
        OwnerFile.Write(server.CertificateFile, certificate.ExportCertificatePem());
        OwnerFile.Write(server.TokenFile, server.Vault.Token);
        server._site = await Site.StartAsync(port: 0, certificate, server.Map, cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        if (_site is not null)
            await _site.DisposeAsync();

        Vault.Dispose();
    }

    private void Map(WebApplication application)
    {
        application.Use((context, next) =>
        {
            _requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return next(context);
        });
        application.MapVault(Vault);
    }
}
