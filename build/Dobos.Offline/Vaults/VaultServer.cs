using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Dobos.Offline.Vaults;

/// <summary>One vault alone on a free port of 127.0.0.1. What a client needs to trust it lies in a folder, for the owner's eyes only.</summary>
public sealed class VaultServer : IAsyncDisposable
{
    private readonly WebApplication _application;
    private readonly ConcurrentQueue<string> _requests = new();

    private VaultServer(string folder, TimeProvider clock)
    {
        CertificateFile = Path.Combine(folder, "vault.pem");
        TokenFile = Path.Combine(folder, "vault.token");
        Vault = new(clock);
        _application = Build(clock);
    }

    public Vault Vault { get; }

    public string CertificateFile { get; }

    public string TokenFile { get; }

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Method and path of every request that came, those without a token included.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public static async Task<VaultServer> StartAsync(string folder, TimeProvider clock, CancellationToken cancellation = default)
    {
        Directory.CreateDirectory(folder);
        VaultServer server = new(folder, clock);
        await server._application.StartAsync(cancellation);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        // Requests that hang would be waited for.
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private WebApplication Build(TimeProvider clock)
    {
        var certificate = LoopbackCertificate.Create(clock);
        OwnerFile.Write(CertificateFile, certificate.ExportCertificatePem());
        OwnerFile.Write(TokenFile, Vault.Token);
        // Empty: an appsettings.json or an ASPNETCORE_ variable that happens to be here is not meant for us.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port: 0, listen => listen.UseHttps(certificate)));
        var application = builder.Build();
        application.Use((context, next) =>
        {
            _requests.Enqueue($"{context.Request.Method} {context.Request.Path}");
            return next(context);
        });
        application.MapVault(Vault);
        return application;
    }
}
