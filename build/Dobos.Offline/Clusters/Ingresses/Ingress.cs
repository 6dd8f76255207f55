using System.Globalization;
using System.Net;
using Dobos.Offline.Clusters.Network.Forwarding;
using Dobos.Offline.Clusters.Network.Services;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>Answers requests from outside the cluster by the rules of its ingresses.</summary>
internal sealed class Ingress(Func<IngressRules> rules, ServiceTable services, Forwarder forwarder)
{
    public async Task AnswerAsync(HttpContext context)
    {
        var path = context.Request.Path.Value is { Length: > 0 } asked ? asked : "/";
        if (rules().Find(context.Request.Host.Host, path) is { } rule)
            await PassAsync(context, rule);
        else
            await RefuseAsync(context, path);
    }

    private async Task PassAsync(HttpContext context, IngressRule rule)
    {
        var (backend, settings) = Choose(context.Request, rule);
        if (settings.Protocol is not ("HTTP" or "AUTO_HTTP"))
        {
            await ErrorPage.WriteAsync(context, StatusCodes.Status502BadGateway, $"The ingress of this cluster speaks plain HTTP/1.1 to services, and the ingress asks for {settings.Protocol} to {backend}: use backend-protocol HTTP here.");
            return;
        }

        var outcome = await forwarder.SendAsync(context, () => backend.Endpoints(services.Current), new() { Silence = settings.Silence, Headers = ForwardedHeaders.Add });
        if (Sentence(outcome, backend, settings) is var (status, sentence))
            await ErrorPage.WriteAsync(context, status, sentence);
    }

    /// <summary>A canary on which nothing runs takes nothing.</summary>
    private (Backend Backend, IngressSettings Settings) Choose(HttpRequest request, IngressRule rule) =>
        rule.Canary is { } canary && canary.Canary.Takes(name => Header(request, name), name => request.Cookies[name], Random.Shared.Next) && canary.Backend.Endpoints(services.Current).Count > 0
            ? (canary.Backend, canary.Settings)
            : (rule.Backend, rule.Settings);

    private static string? Header(HttpRequest request, string name) => request.Headers.TryGetValue(name, out var values) ? values.ToString() : null;

    private static (int Status, string Sentence)? Sentence(Outcome outcome, Backend backend, IngressSettings settings) => outcome switch
    {
        Outcome.NoEndpoint => (StatusCodes.Status503ServiceUnavailable, $"No pod that is ready stands behind {backend}."),
        Outcome.Unreachable => (StatusCodes.Status502BadGateway, $"The pods behind {backend} take no connections."),
        Outcome.Lost => (StatusCodes.Status502BadGateway, $"The pod behind {backend} closed the connection before it answered."),
        Outcome.TimedOut => (StatusCodes.Status504GatewayTimeout, string.Create(CultureInfo.InvariantCulture, $"The pod behind {backend} did not answer within {settings.Silence.TotalSeconds:0} s.")),
        _ => null,
    };

    private Task RefuseAsync(HttpContext context, string path)
    {
        var port = context.Connection.LocalPort;
        string[] known = [.. rules().Hosts.Select(host => $"<li>{Link(host, port)}</li>")];
        var sentence = $"No ingress of this cluster has a rule for {context.Request.Host.Host}{path}; {(known.Length == 0 ? "there is none for any host." : "there are rules for these hosts:")}";
        return ErrorPage.WriteAsync(context, StatusCodes.Status404NotFound, sentence, known.Length == 0 ? "" : $"<ul>{string.Concat(known)}</ul>");
    }

    private static string Link(string host, int port)
    {
        var shown = WebUtility.HtmlEncode(host);
        return host.StartsWith('*') ? shown : $"<a href=\"http://{shown}:{port}/\">{shown}</a>";
    }
}
