using Dobos.Offline.Clusters.Access;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Api;

/// <summary>Lets in whoever shows a token, and lets them do what they may.</summary>
internal sealed class Gatekeeper(ClusterTokens tokens)
{
    private const string Scheme = "Bearer ";

    public ClusterUser Admit(HttpContext context)
    {
        var shown = context.Request.Headers.Authorization.ToString();
        return (shown.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? tokens.UserOf(shown[Scheme.Length..].Trim()) : null) ?? throw Refusals.Unauthorized();
    }

    public static void Check(ApiCall call)
    {
        Wish wish = new(VerbOf(call), call.Kind.Group, call.Kind.Plural, call.Path.Subresource, call.Path.Namespace, call.Path.Name);
        if (!AccessRules.May(call.User, wish))
            throw AccessRules.Refusal(call.User, wish);
    }

    private static string VerbOf(ApiCall call) => (call.Request.Method, call.Path.Name) switch
    {
        ("GET" or "HEAD", "") => call.Asks("watch") ? "watch" : "list",
        ("GET" or "HEAD", _) => "get",
        ("POST", _) => "create",
        ("PUT", _) => "update",
        ("PATCH", _) => "patch",
        ("DELETE", "") => "deletecollection",
        ("DELETE", _) => "delete",
        _ => throw Refusals.NoSuchVerb(),
    };
}
