using System.Net;
using System.Text;
using Dobos.Offline.Clusters.Network.Services;
using Dobos.Offline.Clusters.Network.Tunnels;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>Passes requests on to endpoints, over connections that it keeps. What could not be sent to one is sent to the next.</summary>
internal sealed class Forwarder(bool isOutside = false) : IDisposable
{
    /// <summary>Shorter than any server keeps an idle connection (Node: five seconds), so that it is us who close it.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(3);

    private readonly HttpMessageInvoker _kept = Invoker(isOutside, Idle);

    /// <summary>
    /// What must not be sent twice goes over a connection of its own, and so does what has a body: a server may close an idle one at the moment at
    /// which we send over it, and nobody could say then whether it had heard us.
    /// </summary>
    private readonly HttpMessageInvoker _fresh = Invoker(isOutside, TimeSpan.Zero);

    private int _turn;

    public async Task<Outcome> SendAsync(HttpContext context, Func<IReadOnlyList<ServiceEndpoint>> endpoints, ForwardOrder order)
    {
        var body = await RequestBody.ReadAsync(context);
        var turn = Interlocked.Increment(ref _turn);
        List<ServiceEndpoint> tried = [];
        var outcome = Outcome.NoEndpoint;
        for (var i = 0; i < NextTry.Most && EndpointChoice.Next(endpoints(), tried, turn) is { } endpoint; i++)
        {
            tried.Add(endpoint);
            using (endpoint.Begin())
                outcome = await TryAsync(context, endpoint, body, order);
            if (outcome == Outcome.Unreachable)
                endpoint.Shun();
            if (!NextTry.IsRight(outcome, context.Request.Method, body.CanRepeat))
                break;
        }

        return outcome;
    }

    public void Dispose()
    {
        _kept.Dispose();
        _fresh.Dispose();
    }

    private static HttpMessageInvoker Invoker(bool isOutside, TimeSpan idle) => new(new SocketsHttpHandler
    {
        UseProxy = isOutside,
        UseCookies = false,
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.None,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(5),
        PooledConnectionIdleTimeout = idle,
        RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1,
        ResponseHeaderEncodingSelector = (_, _) => Encoding.Latin1,
    });

    private async Task<Outcome> TryAsync(HttpContext context, ServiceEndpoint endpoint, RequestBody body, ForwardOrder order)
    {
        using Silence silence = new(order.Silence, context.RequestAborted);
        try
        {
            using var request = RequestCopy.Of(context, endpoint, order, body.Content(silence));
            using var answer = await (NextTry.MayRepeat(context.Request.Method) && !body.Exists ? _kept : _fresh).SendAsync(request, silence.Token);
            silence.Moved();
            AnswerCopy.Head(answer, context.Response);
            if (answer.StatusCode == HttpStatusCode.SwitchingProtocols)
                await UpgradeAsync(context, answer, silence);
            else
                await AnswerCopy.BodyAsync(answer, context.Response, silence);
            return Outcome.Answered;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or OperationCanceledException)
        {
            return Judge(e, context, body, silence);
        }
    }

    private static Outcome Judge(Exception failed, HttpContext context, RequestBody body, Silence silence)
    {
        if (context.RequestAborted.IsCancellationRequested)
            return Outcome.Gone;
        if (body.CallerFault is BadHttpRequestException malformed)
            throw malformed;
        if (context.Response.HasStarted)
        {
            // Half an answer must not look like a whole one.
            context.Abort();
            return Outcome.Answered;
        }

        context.Response.Clear();
        return failed is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.ProxyTunnelError } ? Outcome.Unreachable
            : failed is not OperationCanceledException ? Outcome.Lost
            : silence.Token.IsCancellationRequested ? Outcome.TimedOut
            : Outcome.Unreachable;
    }

    private static async Task UpgradeAsync(HttpContext context, HttpResponseMessage answer, Silence silence)
    {
        silence.Forget();
        context.Response.Headers.Upgrade = answer.Headers.Upgrade.ToString();
        await using var endpoint = await answer.Content.ReadAsStreamAsync(silence.Token);
        await using var caller = await context.Features.GetRequiredFeature<IHttpUpgradeFeature>().UpgradeAsync();
        await Tunnel.JoinAsync(caller, endpoint, silence.Token);
    }
}
