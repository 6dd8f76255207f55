using Dobos.Offline.Clusters.Api.Discovery;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Finds who answers a request, and turns every refusal into the Status that clients understand.</summary>
internal sealed class ClusterDispatch(Cluster cluster, Gatekeeper gatekeeper, Subresources subresources)
{
    private readonly DiscoveryHandlers _discovery = new();
    private readonly ListHandlers _lists = new();

    public async Task RunAsync(HttpContext context)
    {
        try
        {
            var user = gatekeeper.Admit(context);
            if (await _discovery.TryAnswerAsync(context))
                return;

            ApiCall call = new(context, cluster, user, ApiPath.Parse(context.Request.Path.Value ?? "") ?? throw Refusals.NoSuchResource());
            Gatekeeper.Check(call);
            await (call.Kind.IsReview ? Reviews.AnswerAsync(call) : call.Path.Subresource.Length > 0 ? subresources.AnswerAsync(call) : AnswerAsync(call));
        }
        catch (ClusterRefusedException refused) when (!context.Response.HasStarted)
        {
            await ApiStatus.WriteAsync(context, refused);
        }
        catch (BadHttpRequestException malformed) when (!context.Response.HasStarted)
        {
            await ApiStatus.WriteAsync(context, new(malformed.StatusCode, "BadRequest", malformed.Message));
        }
        catch (IOException broken) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            await Console.Error.WriteLineAsync($"{context.Request.Method} {context.Request.Path} failed: {broken.Message}");
            await ApiStatus.WriteAsync(context, new(500, "InternalError", $"Internal error occurred: {broken.Message}"));
        }
    }

    private Task AnswerAsync(ApiCall call) => (call.Request.Method, call.Path.Name) switch
    {
        ("GET", "") when call.Asks("watch") => WatchHandlers.WatchAsync(call),
        ("GET", "") => _lists.ListAsync(call),
        ("GET", var name) => Answer.ObjectAsync(call, call.Cluster.Get(call.Kind, call.Namespace, name)),
        ("POST", "") => WriteHandlers.CreateAsync(call),
        ("PUT", { Length: > 0 }) => WriteHandlers.ReplaceAsync(call),
        ("PATCH", { Length: > 0 }) => PatchHandlers.PatchAsync(call),
        ("DELETE", "") => DeleteHandlers.DeleteAllAsync(call),
        ("DELETE", _) => DeleteHandlers.DeleteAsync(call),
        _ => throw Refusals.NoSuchVerb(),
    };
}
