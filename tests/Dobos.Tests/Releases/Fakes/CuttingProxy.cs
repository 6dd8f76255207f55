using System.Collections.Concurrent;
using System.Net;
using Dobos.Registries;
using Dobos.Tests.Registries.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dobos.Tests.Releases.Fakes;

/// <summary>Stands before a real registry, counts what passes, and lets a sender die at one request.</summary>
internal sealed class CuttingProxy : IAsyncDisposable
{
    private static readonly string[] Passed = ["Accept", "Authorization", "Range"];

    private readonly WebApplication _server;
    private readonly Uri _upstream;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false });
    private int _count;
    private Func<int, string, bool> _isLast = (_, _) => false;
    private TaskCompletionSource? _held;
    private int _least;
    private Moment _moment;
    private CancellationTokenSource _life = new();

    private CuttingProxy(WebApplication server, Uri upstream) => (_server, _upstream) = (server, upstream);

    public RegistryAddress Address => RegistryAddress.Parse($"localhost:{new Uri(_server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port}");

    /// <summary>What came since the last <see cref="Arm"/>.</summary>
    public ConcurrentQueue<string> Requests { get; } = [];

    public static async Task<CuttingProxy> StartAsync(IRunningRegistry registry)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        var server = builder.Build();
        CuttingProxy proxy = new(server, registry.Address.Endpoint);
        server.Run(proxy.AnswerAsync);
        await server.StartAsync();
        return proxy;
    }

    /// <summary>From now on the request of this number is the sender's last; 0 for none. The token is its life.</summary>
    public CancellationToken Arm(int at, Moment moment) => Arm((number, _) => number == at, moment);

    /// <summary>The same for the first request of which something holds: its number and its method and path.</summary>
    public CancellationToken Arm(Func<int, string, bool> isLast, Moment moment)
    {
        (_count, _isLast, _moment, _life) = (0, isLast, moment, new());
        Requests.Clear();
        return _life.Token;
    }

    /// <summary>No request passes before there are so many: senders of fewer than that have then all begun. The task says that they have.</summary>
    public Task HoldUntil(int requests)
    {
        (_count, _least, _held) = (0, requests, new(TaskCreationOptions.RunContinuationsAsynchronously));
        return _held.Task;
    }

    public async ValueTask DisposeAsync()
    {
        using CancellationTokenSource now = new();
        await now.CancelAsync();
        await _server.StopAsync(now.Token);
        await _server.DisposeAsync();
        _http.Dispose();
        _life.Dispose();
    }

    private async Task AnswerAsync(HttpContext context)
    {
        var number = Interlocked.Increment(ref _count);
        var request = $"{context.Request.Method} {context.Request.Path}";
        var (isLast, life) = (_isLast(number, request), _life);
        Requests.Enqueue($"{number} {request}");
        await HeldAsync(number);
        if (!life.IsCancellationRequested && !(isLast && _moment is Moment.Before))
            await PassAsync(context, isHalf: isLast && _moment is Moment.Within, isLast);
        if (isLast)
            await life.CancelAsync();
        if (life.IsCancellationRequested)
            context.Abort();
    }

    private Task HeldAsync(int number)
    {
        if (number >= _least)
            _held?.TrySetResult();
        return _held?.Task ?? Task.CompletedTask;
    }

    private async Task PassAsync(HttpContext context, bool isHalf, bool isLast)
    {
        using var request = await RequestAsync(context, isHalf);
        try
        {
            using var answer = await _http.SendAsync(request);
            if (!isLast)
                await AnswerAsync(context, answer);
        }
        catch (HttpRequestException) when (isHalf)
        {
            // As was to be.
        }
    }

    private async Task<HttpRequestMessage> RequestAsync(HttpContext context, bool isHalf)
    {
        using MemoryStream body = new();
        await context.Request.Body.CopyToAsync(body);
        HttpRequestMessage request = new(new(context.Request.Method), new Uri(_upstream, $"{context.Request.Path}{context.Request.QueryString}"));
        request.Headers.Host = context.Request.Host.Value;
        foreach (var name in Passed)
            request.Headers.TryAddWithoutValidation(name, context.Request.Headers[name].AsEnumerable());
        if (context.Request.Method is not ("GET" or "HEAD"))
            request.Content = isHalf && body.Length > 1 ? new HalfContent(body.ToArray()) : new ByteArrayContent(body.ToArray());
        foreach (var name in (string[])["Content-Type", "Content-Range"])
            if (context.Request.Headers[name] is [_, ..] values)
                request.Content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        return request;
    }

    private static async Task AnswerAsync(HttpContext context, HttpResponseMessage answer)
    {
        context.Response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key is not ("Transfer-Encoding" or "Connection")))
            context.Response.Headers[name] = values.ToArray();
        if (context.Request.Method is not "HEAD")
            await answer.Content.CopyToAsync(context.Response.Body);
    }
}
