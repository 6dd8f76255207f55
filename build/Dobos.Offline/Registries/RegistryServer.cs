using System.Collections.Concurrent;
using Dobos.Offline.Sites;
using Microsoft.AspNetCore.Builder;

namespace Dobos.Offline.Registries;

/// <summary>One registry alone on a free port of 127.0.0.1, over plain http, which clients take where they are told localhost.</summary>
public sealed class RegistryServer : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _requests = new();
    private Site? _site;

    private RegistryServer(Registry registry) => Registry = registry;

    public Registry Registry { get; }

    public Uri Address => _site!.Address;

    /// <summary>What clients put before a repository's name.</summary>
    public string Host => $"localhost:{Address.Port}";

    /// <summary>Method and path of every request that came.</summary>
    public IReadOnlyCollection<string> Requests => _requests;

    public static async Task<RegistryServer> StartAsync(Registry registry, int port = 0, CancellationToken cancellation = default)
    {
        RegistryServer server = new(registry);
        server._site = await Site.StartAsync(port, certificate: null, server.Map, cancellation);
        return server;
    }

    public ValueTask DisposeAsync() => _site?.DisposeAsync() ?? ValueTask.CompletedTask;

    private void Map(WebApplication application)
    {
        application.Use((context, next) =>
        {
            _requests.Enqueue($"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}");
            return next(context);
        });
        application.MapRegistry(Registry);
    }
}
