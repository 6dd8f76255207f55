using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>The token server: passwords, refresh tokens and Azure's tokens against tokens of ours.</summary>
internal sealed class TokenHandlers(Registry registry, Gatekeeper gatekeeper)
{
    /// <summary>Gives no refresh token, even when asked: docker would keep it instead of the password, and it ends with the process.</summary>
    public Task GetAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var account = gatekeeper.Basic(context.Request.Headers.Authorization.ToString())
            ?? throw Unauthorized("The token server wants a user name and a password (Basic).");
        return AnswerAsync(context, account, query["service"].ToString(), query["scope"], withRefresh: false);
    }

    public async Task PostAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        var account = form["grant_type"].ToString() switch
        {
            "refresh_token" => registry.Tokens.Read(Tokens.Refresh, form["refresh_token"].ToString())?.Account
                ?? throw Unauthorized("The refresh token is wrong or no longer valid: sign in again."),
            "password" => registry.Passwords.Check(form["username"].ToString(), form["password"].ToString())
                ?? throw Unauthorized("User name or password is wrong."),
            _ => throw Refused.Unsupported(400, "grant_type must be refresh_token or password."),
        };
        await AnswerAsync(context, account, form["service"].ToString(), form["scope"], withRefresh: form["access_type"] == "offline");
    }

    public async Task ExchangeAsync(HttpContext context)
    {
        var form = await FormAsync(context);
        if (form["grant_type"] != "access_token")
            throw Refused.Unsupported(400, "grant_type must be access_token.");

        var account = registry.Passwords.CheckAzure(form["access_token"].ToString())
            ?? throw Unauthorized($"The access token is not the one in {Path.GetFileName(registry.AzureTokenFile)} in the registry's folder.");
        await WriteAsync(context, new() { ["refresh_token"] = Refresh(account, form["service"].ToString()) });
    }

    private Task AnswerAsync(HttpContext context, Account account, string service, IEnumerable<string?> scopes, bool withRefresh)
    {
        var granted = scopes.SelectMany(text => Scope.Parse(text ?? "")).Select(scope => scope.GrantedTo(account));
        var token = registry.Tokens.Issue(Tokens.Access, account, service, registry.AccessTokenLifetime, granted);
        Dictionary<string, object> answer = new() { ["access_token"] = token, ["expires_in"] = (int)registry.AccessTokenLifetime.TotalSeconds };
        if (withRefresh)
            answer["refresh_token"] = Refresh(account, service);

        return WriteAsync(context, answer);
    }

    private string Refresh(Account account, string service) =>
        registry.Tokens.Issue(Tokens.Refresh, account, service, registry.RefreshTokenLifetime, scopes: []);

    private static async Task<IFormCollection> FormAsync(HttpContext context)
    {
        if (!context.Request.HasFormContentType)
            throw Refused.Unsupported(400, "The token server wants a form (application/x-www-form-urlencoded).");

        try
        {
            return await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (InvalidDataException malformed)
        {
            throw Refused.Unsupported(400, $"The form cannot be read: {malformed.Message}");
        }
    }

    private static Task WriteAsync(HttpContext context, Dictionary<string, object> answer)
    {
        context.Response.ContentType = "application/json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        return JsonSerializer.SerializeAsync(context.Response.Body, answer, cancellationToken: context.RequestAborted);
    }

    private static RefusedException Unauthorized(string message) => new(401, "UNAUTHORIZED", message);
}
