using Dobos.Offline.Clusters.Network.Forwarding;
using Dobos.Offline.Clusters.Network.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dobos.Offline.Clusters.Network.Proxies;

/// <summary>The HTTP proxy of the pods of one namespace: names of services lead to pods, all others out of the cluster.</summary>
internal sealed class ServiceProxy(ServiceNames names, Forwarder inside, Forwarder outside)
{
    private const string Scheme = "http://";

    public async Task AnswerAsync(HttpContext context)
    {
        var target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        if (!target.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) || !Uri.TryCreate(target, UriKind.Absolute, out var address))
            await SayAsync(context, StatusCodes.Status400BadRequest, "This is the HTTP proxy of a namespace: ask it for http://SERVICE/ by the http_proxy variable that its pods are given.");
        else if (context.Request.ContentType?.StartsWith("application/grpc", StringComparison.OrdinalIgnoreCase) == true)
            await SayAsync(context, StatusCodes.Status502BadGateway, $"gRPC to {address.Host} is not passed on: the pods of this cluster reach each other by HTTP/1.1 through a proxy, so call it by HTTP/1.1, or with gRPC-Web, here.");
        else
            await PassAsync(context, address, Path(target));
    }

    private async Task PassAsync(HttpContext context, Uri address, string path)
    {
        var destination = names.Resolve(address.Host, address.Port);
        if (destination.Refusal is { } refusal)
        {
            await SayAsync(context, StatusCodes.Status502BadGateway, refusal);
            return;
        }

        ForwardOrder order = new() { Host = address.Authority, Target = path };
        var outcome = destination.Outside is { } host
            ? await outside.SendAsync(context, () => [host], order)
            : await inside.SendAsync(context, destination.Endpoints, order);
        if (Sentence(outcome, destination.Service?.ToString() ?? address.Authority, order) is var (status, sentence))
            await SayAsync(context, status, sentence);
    }

    private static (int Status, string Sentence)? Sentence(Outcome outcome, string name, ForwardOrder order) => outcome switch
    {
        Outcome.NoEndpoint => (StatusCodes.Status503ServiceUnavailable, $"No pod that is ready stands behind {name}."),
        Outcome.Unreachable => (StatusCodes.Status502BadGateway, $"{name} takes no connections."),
        Outcome.Lost => (StatusCodes.Status502BadGateway, $"{name} closed the connection before it answered."),
        Outcome.TimedOut => (StatusCodes.Status504GatewayTimeout, $"{name} did not answer within {order.Silence.TotalSeconds:0} s."),
        _ => null,
    };

    private static string Path(string target)
    {
        var path = target.AsSpan(Scheme.Length);
        var start = path.IndexOfAny('/', '?');
        return start < 0 ? "/" : path[start] == '/' ? path[start..].ToString() : $"/{path[start..]}";
    }

    private static Task SayAsync(HttpContext context, int status, string sentence)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync($"{sentence}\n", context.RequestAborted);
    }
}
