using System.Net;
using Dobos.Offline.Clusters.Network.Services;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>A caller's request as an endpoint gets it: the same method, path, host, headers and body.</summary>
internal static class RequestCopy
{
    private static readonly UriCreationOptions AsItStands = new() { DangerousDisablePathAndQueryCanonicalization = true };

    public static HttpRequestMessage Of(HttpContext context, ServiceEndpoint endpoint, ForwardOrder order, HttpContent? content)
    {
        var target = order.Target ?? context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        HttpRequestMessage request = new(new(context.Request.Method), new Uri($"http://{endpoint.Authority}{(target is "*" ? "/" : target)}", AsItStands))
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = content,
        };
        foreach (var (name, values) in context.Request.Headers)
        {
            if (!HopByHop.IsOfRequest(context.Request.Headers, name) && !request.Headers.TryAddWithoutValidation(name, values.AsEnumerable()))
                content?.Headers.TryAddWithoutValidation(name, values.AsEnumerable());
        }

        request.Headers.Host = order.Host ?? context.Request.Host.Value;
        if (IsUpgrade(context))
        {
            request.Headers.TryAddWithoutValidation("Connection", "Upgrade");
            request.Headers.TryAddWithoutValidation("Upgrade", context.Request.Headers.Upgrade.AsEnumerable());
        }

        order.Headers?.Invoke(context, request);
        return request;
    }

    /// <summary>HTTP/2 without TLS is not spoken here, and whoever offers it may go on with HTTP/1.1.</summary>
    public static bool IsUpgrade(HttpContext context) =>
        context.Features.Get<IHttpUpgradeFeature>() is { IsUpgradableRequest: true } && !context.Request.Headers.Upgrade.ToString().Contains("h2c", StringComparison.OrdinalIgnoreCase);
}
