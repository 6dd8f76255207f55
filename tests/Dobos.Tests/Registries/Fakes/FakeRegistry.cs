using System.Collections.Concurrent;
using System.Net;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>Handles a request in a way of its own; false leaves it to the registry.</summary>
internal delegate Task<bool> Fault(HttpContext context);

/// <summary>A registry in memory that speaks the real wire format, until a test makes it misbehave.</summary>
internal sealed class FakeRegistry : IAsyncDisposable
{
    private readonly WebApplication _server;

    private FakeRegistry(WebApplication server) => _server = server;

    public FakeContent Content { get; } = new();

    public FakeTokens? Tokens { get; set; }

    /// <summary>Asked in turn before the registry itself.</summary>
    public ConcurrentQueue<Fault> Faults { get; } = [];

    /// <summary>"GET /v2/…?…", as they came.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    /// <summary>The credentials of all requests, in their order.</summary>
    public ConcurrentQueue<string> Credentials { get; } = [];

    public RegistryAddress Address => RegistryAddress.Parse($"localhost:{new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port}");

    public Uri Uri => Address.Endpoint;

    public static RegistryPatience Hasty { get; } = new()
    {
        Pause = TimeSpan.FromMilliseconds(5),
        Idle = TimeSpan.FromSeconds(10),
        Deadline = TimeSpan.FromSeconds(100),
        BlobDeadline = TimeSpan.FromSeconds(100),
        Settle = TimeSpan.FromMilliseconds(100),
    };

    public static async Task<FakeRegistry> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.AllowSynchronousIO = false;
        });
        var server = builder.Build();
        FakeRegistry registry = new(server);
        server.Run(registry.AnswerAsync);
        await server.StartAsync();
        return registry;
    }

    public RegistryClient Client(IRegistryCredentials? credentials = null, RegistryPatience? patience = null) =>
        new(Address, credentials ?? new AnonymousCredentials(), patience ?? Hasty);

    /// <summary>How often something was asked for.</summary>
    public int Count(string start) => Requests.Count(request => request.StartsWith(start, StringComparison.Ordinal));

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var request = $"{context.Request.Method} {context.Request.Path}{context.Request.QueryString}";
        Requests.Enqueue(request);
        Credentials.Enqueue(context.Request.Headers.Authorization.ToString());
        foreach (var fault in Faults)
        {
            if (await fault(context))
                return;
        }

        if (Tokens is null || await Tokens.AllowAsync(context))
            await Content.AnswerAsync(context);
    }
}
