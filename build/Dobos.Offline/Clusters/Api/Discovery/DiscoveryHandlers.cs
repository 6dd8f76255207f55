using System.Text;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>Answers what is about no object: what this server is, and what it has.</summary>
internal sealed class DiscoveryHandlers
{
    private const string Aggregated = "as=APIGroupDiscoveryList";

    private readonly Lazy<Dictionary<string, Document>> _plain = new(() => new Dictionary<string, Document>([.. PlainDiscovery.All(), .. OpenApiStub.All(), new("/version", Document.Of(ServerVersion.Content()))]));
    private readonly Lazy<Dictionary<string, Document>> _aggregated = new(() => new Dictionary<string, Document>(AggregatedDiscovery.All()));

    public async Task<bool> TryAnswerAsync(HttpContext context)
    {
        var path = (context.Request.Path.Value ?? "").TrimEnd('/');
        if (path is "/healthz" or "/livez" or "/readyz")
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.Body.WriteAsync(Encoding.ASCII.GetBytes("ok"), context.RequestAborted);
            return true;
        }

        if (Find(context, path) is not { } document)
            return false;
        if (context.Request.Method is not ("GET" or "HEAD"))
            throw Refusals.NoSuchVerb();

        await document.AnswerAsync(context);
        return true;
    }

    private Document? Find(HttpContext context, string path) =>
        path is "/api" or "/apis" && AsksForAggregated(context.Request) ? _aggregated.Value[path] : _plain.Value.GetValueOrDefault(path);

    /// <summary>Version 2 alone: clients that know only the beta also read the plain lists.</summary>
    private static bool AsksForAggregated(HttpRequest request) =>
        request.Headers.Accept.ToString().Split(',').Any(range => range.Split(';', StringSplitOptions.TrimEntries) is var options && options.Contains(Aggregated) && options.Contains("v=v2"));
}
