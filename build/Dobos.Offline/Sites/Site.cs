using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using KestrelServerOptions = Microsoft.AspNetCore.Server.Kestrel.Core.KestrelServerOptions;

namespace Dobos.Offline.Sites;

/// <summary>One server on one port of 127.0.0.1: a vault, a registry, a cluster each have their own, so that nothing of one is seen at another.</summary>
public sealed class Site : IAsyncDisposable
{
    private readonly WebApplication _application;

    private Site(WebApplication application) => _application = application;

    public Uri Address => new(_application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    /// <summary>Serves on the port, or on a free one for 0; with TLS where there is a certificate.</summary>
    public static Task<Site> StartAsync(int port, X509Certificate2? certificate, Action<WebApplication> map, CancellationToken cancellation = default) =>
        StartAsync(Build(port, certificate, shape: null), map, cancellation);

    /// <summary>Serves on a free port, by a server that does otherwise than the rest.</summary>
    public static Task<Site> StartAsync(Action<WebApplication> map, Action<KestrelServerOptions> shape, CancellationToken cancellation = default) =>
        StartAsync(Build(port: 0, certificate: null, shape), map, cancellation);

    public async ValueTask DisposeAsync()
    {
        // Requests that hang would be waited for.
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }

    private static async Task<Site> StartAsync(WebApplication application, Action<WebApplication> map, CancellationToken cancellation)
    {
        Site site = new(application);
        map(application);
        await application.StartAsync(cancellation);
        return site;
    }

    private static WebApplication Build(int port, X509Certificate2? certificate, Action<KestrelServerOptions>? shape)
    {
        // Empty: an appsettings.json or an ASPNETCORE_ variable that happens to be here is not meant for us.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            shape?.Invoke(kestrel);
            kestrel.Listen(IPAddress.Loopback, port, listen =>
            {
                if (certificate is not null)
                    listen.UseHttps(certificate);
            });
        });
        var application = builder.Build();
        application.Use(TellAsync);
        return application;
    }

    /// <summary>Nothing is logged but what should not have happened; without the query, which may hold what is secret.</summary>
    private static async Task TellAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception e) when (e is not (OperationCanceledException or BadHttpRequestException))
        {
            await Console.Error.WriteLineAsync($"{context.Request.Method} {context.Request.Path} failed: {e}");
            throw;
        }
    }
}
