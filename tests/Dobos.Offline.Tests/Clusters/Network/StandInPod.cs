using System.Net;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Network;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Dobos.Offline.Tests.Clusters.Network;

/// <summary>A server of this process in the place of a pod; it answers with its name until a test says otherwise.</summary>
internal sealed class StandInPod : IAsyncDisposable
{
    public const int ContainerPort = 8080;

    private readonly WebApplication _application;
    private int _requests;

    private StandInPod(string name, WebApplication application) => (Name, _application) = (name, application);

    public string Name { get; }

    public int Requests => _requests;

    public IPEndPoint Address { get; private set; } = null!;

    public static async Task<StandInPod> StartAsync(string name, RequestDelegate? answer = null)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Listen(IPAddress.Loopback, 0);
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(10));
        StandInPod pod = new(name, builder.Build());
        pod._application.Run(context =>
        {
            Interlocked.Increment(ref pod._requests);
            return answer is null ? context.Response.WriteAsync(name) : answer(context);
        });
        await pod._application.StartAsync();
        pod.Address = IPEndPoint.Parse(new Uri(pod._application.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Authority);
        return pod;
    }

    /// <summary>As on SIGTERM: no new connections, idle ones closed, and what is under way is answered.</summary>
    public Task StopAsync() => _application.StopAsync();

    /// <summary>The pod as the cluster knows it: its port is found by the annotation.</summary>
    public JsonObject Object() => new()
    {
        ["metadata"] = new JsonObject { ["name"] = Name, ["annotations"] = new JsonObject { [PodAddress.Annotation] = $"{ContainerPort}={Address}" } },
        ["spec"] = new JsonObject { ["containers"] = new JsonArray(new JsonObject { ["name"] = "web", ["image"] = "stand-in" }) },
    };

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _application.StopAsync(now.Token);
        await _application.DisposeAsync();
    }
}
