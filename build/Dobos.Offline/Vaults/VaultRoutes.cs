using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Dobos.Offline.Vaults;

/// <summary>Puts before each route what every request must pass, and behind it the form in which Key Vault says what went wrong.</summary>
internal sealed class VaultRoutes(IEndpointRouteBuilder routes, Vault vault)
{
    private readonly HashSet<string> _patterns = [];

    public void Add(string method, string pattern, RequestDelegate handler)
    {
        _patterns.Add(pattern);
        routes.MapMethods(pattern, [method], context => AnswerAsync(context, handler));
    }

    /// <summary>The paths that are known with any other method, and all that are not.</summary>
    public void AddOthers()
    {
        foreach (var pattern in _patterns)
            routes.Map(pattern, context => AnswerAsync(context, VaultError.NoSuchMethodAsync)).WithOrder(1);

        routes.Map("/{**path}", context => AnswerAsync(context, VaultError.NoSuchPathAsync)).WithOrder(2);
    }

    private async Task AnswerAsync(HttpContext context, RequestDelegate handler)
    {
        if (!await VaultChallenge.PassesAsync(context, vault))
            return;

        if (await vault.Faults.AnswersAsync(context, context.Request.RouteValues["name"] as string))
            return;

        if (await VaultRequest.IsUnderstoodAsync(context))
            await HandleAsync(context, handler);
    }

    private static async Task HandleAsync(HttpContext context, RequestDelegate handler)
    {
        try
        {
            await handler(context);
        }
        catch (VaultRefusedException refused)
        {
            await VaultError.RefusedAsync(context, refused);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            await VaultError.WriteAsync(context, bad.StatusCode, "BadRequest", bad.Message);
        }
        catch (IOException failed) when (!context.Response.HasStarted)
        {
            await VaultError.WriteAsync(context, 500, "InternalServerError", $"The vault could not write this down, so nothing has changed: {failed.Message}");
        }
    }
}
