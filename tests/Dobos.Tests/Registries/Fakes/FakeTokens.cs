using System.Collections.Concurrent;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>A registry's token service, and the guard that wants its tokens.</summary>
internal sealed class FakeTokens(Uri realm)
{
    private readonly ConcurrentDictionary<string, string> _valid = new();
    private int _made;

    public string User { get; init; } = "pusher";

    public string Password { get; init; } = "correct horse";

    public string RefreshToken { get; init; } = "r3fresh";

    /// <summary>The scope of each token that was given.</summary>
    public ConcurrentQueue<string> Given { get; } = [];

    /// <summary>The form of each POST, as it came.</summary>
    public ConcurrentQueue<string> Forms { get; } = [];

    public void ExpireAll() => _valid.Clear();

    public async Task<bool> AllowAsync(HttpContext context)
    {
        if (context.Request.Path == "/token" || context.Request.Path == "/oauth2/token")
            await GiveAsync(context);
        else if (context.Request.Path == "/oauth2/exchange")
            await ExchangeAsync(context);
        else if (context.Request.Headers.Authorization.ToString() is not ['B', 'e', 'a', 'r', 'e', 'r', ' ', .. var token] || !_valid.ContainsKey(token))
            await ChallengeAsync(context);
        else
            return true;

        return false;
    }

    private async Task GiveAsync(HttpContext context)
    {
        var scope = context.Request.Query["scope"].ToString();
        if (context.Request.Method is "POST")
        {
            var form = Encoding.UTF8.GetString(await FakeContent.BodyAsync(context));
            Forms.Enqueue(form);
            scope = Uri.UnescapeDataString(form.Split('&').Single(field => field.StartsWith("scope=", StringComparison.Ordinal))[6..]);
            if (!form.Contains($"refresh_token={RefreshToken}", StringComparison.Ordinal))
                context.Response.StatusCode = 401;
        }
        else if (context.Request.Headers.Authorization != $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{Password}"))}")
        {
            context.Response.StatusCode = 401;
        }

        if (context.Response.StatusCode is 401)
            return;

        var token = $"t0ken-{Interlocked.Increment(ref _made)}";
        (_valid[token], _) = (scope, context);
        Given.Enqueue(scope);
        await context.Response.WriteAsJsonAsync(new { access_token = token, expires_in = 300 });
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        var form = Encoding.UTF8.GetString(await FakeContent.BodyAsync(context));
        Forms.Enqueue(form);
        if (form.Contains("access_token=azure-t0ken", StringComparison.Ordinal))
            await context.Response.WriteAsJsonAsync(new { refresh_token = RefreshToken });
        else
            context.Response.StatusCode = 401;
    }

    private async Task ChallengeAsync(HttpContext context)
    {
        context.Response.Headers.WWWAuthenticate = $"Bearer realm=\"{realm}\",service=\"fake, the registry\",scope=\"repository:x:pull\"";
        await FakeContent.RefuseAsync(context, 401, "UNAUTHORIZED", "authentication required");
    }
}
