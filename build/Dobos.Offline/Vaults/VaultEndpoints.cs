using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dobos.Offline.Vaults;

/// <summary>Key Vault's routes for secrets. Whoever hosts several vaults gives each its own port, and a branch for what comes in there.</summary>
public static class VaultEndpoints
{
    public static void MapVault(this IEndpointRouteBuilder routes, Vault vault)
    {
        SecretHandlers secrets = new(vault.Store);
        DeletedHandlers deleted = new(vault.Store);
        Map(routes, vault, "GET", "/secrets", secrets.ListAsync);
        Map(routes, vault, "GET", "/secrets/{name}/versions", secrets.VersionsAsync);
        Map(routes, vault, "GET", "/secrets/{name}/{version?}", secrets.GetAsync);
        Map(routes, vault, "PUT", "/secrets/{name}", secrets.SetAsync);
        Map(routes, vault, "PATCH", "/secrets/{name}/{version?}", secrets.ChangeAsync);
        Map(routes, vault, "DELETE", "/secrets/{name}", deleted.DeleteAsync);
        Map(routes, vault, "GET", "/deletedsecrets", deleted.ListAsync);
        Map(routes, vault, "GET", "/deletedsecrets/{name}", deleted.GetAsync);
        Map(routes, vault, "DELETE", "/deletedsecrets/{name}", deleted.PurgeAsync);
        Map(routes, vault, "POST", "/deletedsecrets/{name}/recover", deleted.RecoverAsync);
    }

    private static void Map(IEndpointRouteBuilder routes, Vault vault, string method, string pattern, RequestDelegate handler) =>
        routes.MapMethods(pattern, [method], context => AnswerAsync(context, vault, handler));

    private static async Task AnswerAsync(HttpContext context, Vault vault, RequestDelegate handler)
    {
        if (!await VaultChallenge.PassesAsync(context, vault))
            return;

        if (await vault.Faults.AnswersAsync(context, context.Request.RouteValues["name"] as string))
            return;

        if (!await VaultRequest.IsUnderstoodAsync(context))
            return;

        try
        {
            await handler(context);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException && !context.Response.HasStarted)
        {
            await VaultError.BadParameterAsync(context, "The request body is not the JSON that is expected here.");
        }
    }
}
