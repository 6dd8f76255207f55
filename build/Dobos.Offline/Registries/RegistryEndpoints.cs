using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;

namespace Dobos.Offline.Registries;

/// <summary>The routes of one registry. Whoever hosts several gives each its own port.</summary>
public static class RegistryEndpoints
{
    public static void MapRegistry(this IEndpointRouteBuilder routes, Registry registry)
    {
        Gatekeeper gatekeeper = new(registry);
        TokenHandlers tokens = new(registry, gatekeeper);
        RegistryDispatch dispatch = new(registry.Store, gatekeeper);
        Map(routes, "GET", "/oauth2/token", tokens.GetAsync);
        Map(routes, "POST", "/oauth2/token", tokens.PostAsync);
        Map(routes, "POST", "/oauth2/exchange", tokens.ExchangeAsync);
        routes.Map("/v2/{**path}", context => AnswerAsync(context, Unlimited(dispatch.RunAsync)));
    }

    // A blob is as large as it is (a manifest's size is checked where it is read), and whoever copies it from afar may have nothing to send for a while.
    private static RequestDelegate Unlimited(RequestDelegate handler) => context =>
    {
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new(bytesPerSecond: 240, gracePeriod: TimeSpan.FromMinutes(1));
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
            limit.MaxRequestBodySize = null;

        return handler(context);
    };

    private static void Map(IEndpointRouteBuilder routes, string method, string pattern, RequestDelegate handler) =>
        routes.MapMethods(pattern, [method], context => AnswerAsync(context, handler));

    private static Task AnswerAsync(HttpContext context, RequestDelegate handler)
    {
        context.Response.Headers["Docker-Distribution-API-Version"] = "registry/2.0";
        return RegistryError.AnsweredAsync(context, () => handler(context));
    }
}
