using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>Which handler a request under /v2/ goes to, and what its caller must be allowed for it.</summary>
internal sealed class RegistryDispatch(RegistryStore store, Gatekeeper gatekeeper)
{
    private readonly BlobHandlers _blobs = new(store);
    private readonly UploadHandlers _uploads = new(store);
    private readonly ManifestHandlers _manifests = new(store);
    private readonly ListHandlers _lists = new(store);

    public Task RunAsync(HttpContext context)
    {
        var path = context.Request.Path.Value!;
        return path switch
        {
            "/v2" or "/v2/" => RootAsync(context),
            "/v2/_catalog" => CatalogAsync(context),
            _ => RunAsync(context, path["/v2/".Length..]),
        };
    }

    private Task RootAsync(HttpContext context)
    {
        gatekeeper.Admit(context, wanted: null);
        MustRead(context);
        context.Response.ContentType = "application/json";
        return context.Response.WriteAsync("{}", context.RequestAborted);
    }

    private Task CatalogAsync(HttpContext context)
    {
        gatekeeper.Admit(context, Scope.Catalog);
        MustRead(context);
        return _lists.CatalogAsync(context);
    }

    private Task RunAsync(HttpContext context, string path)
    {
        var route = Route(context, path);
        var caller = gatekeeper.Admit(context, Scope.Of(route.Repository, Actions(route, context.Request.Method)), MountFrom(context));
        return Handler(route, context.Request.Method)(new(context, route, caller));
    }

    // What is wrong with a path is told to those whom we know.
    private RegistryRoute Route(HttpContext context, string path)
    {
        try
        {
            return RegistryRoute.Parse(path);
        }
        catch (RefusedException)
        {
            gatekeeper.Admit(context, wanted: null);
            throw;
        }
    }

    private static string[] Actions(RegistryRoute route, string method) => method switch
    {
        "GET" or "HEAD" when route.Kind is not RegistryRoute.Upload => ["pull"],
        "DELETE" when route.Kind is not RegistryRoute.Upload => ["delete"],
        _ => ["pull", "push"],
    };

    private static Scope? MountFrom(HttpContext context) =>
        RepositoryName.TryParse(context.Request.Query["from"].ToString(), out var source) ? Scope.Of(source, "pull") : null;

    private static void MustRead(HttpContext context)
    {
        if (context.Request.Method is not ("GET" or "HEAD"))
            throw Refused.Unsupported(405, $"{context.Request.Method} is not what one does with {context.Request.Path}.");
    }

    private Func<RegistryCall, Task> Handler(RegistryRoute route, string method) => (route.Kind, method) switch
    {
        (RegistryRoute.Blob, "GET" or "HEAD") => _blobs.GetAsync,
        (RegistryRoute.Blob, "DELETE") => _blobs.DeleteAsync,
        (RegistryRoute.Upload, "POST") when route.Reference.Length == 0 => _uploads.StartAsync,
        (RegistryRoute.Upload, "GET" or "HEAD") => _uploads.StatusAsync,
        (RegistryRoute.Upload, "PATCH") => _uploads.AppendAsync,
        (RegistryRoute.Upload, "PUT") => _uploads.FinishAsync,
        (RegistryRoute.Upload, "DELETE") => _uploads.CancelAsync,
        (RegistryRoute.Manifest, "GET" or "HEAD") => _manifests.GetAsync,
        (RegistryRoute.Manifest, "PUT") => _manifests.PutAsync,
        (RegistryRoute.Manifest, "DELETE") => _manifests.DeleteAsync,
        (RegistryRoute.Tags, "GET" or "HEAD") => _lists.TagsAsync,
        (RegistryRoute.Referrers, "GET" or "HEAD") => _lists.ReferrersAsync,
        _ => throw Refused.Unsupported(405, $"{method} is not what one does with {route.Kind}."),
    };
}
