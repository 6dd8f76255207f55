using System.Text;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Registries;

/// <summary>Knows callers by their token or password, and sends those whom it does not know to the token server, as Azure's registries do.</summary>
internal sealed class Gatekeeper(Registry registry)
{
    /// <summary>The user name that goes with a refresh token for a password.</summary>
    private const string Nobody = "00000000-0000-0000-0000-000000000000";

    /// <summary>The caller, who may do what is wanted.</summary>
    /// <param name="context">The request.</param>
    /// <param name="wanted">What the caller must be allowed; nothing in particular at the API's root.</param>
    /// <param name="useful">What a token had better grant as well, such as to pull from where a blob is to be mounted.</param>
    public Caller Admit(HttpContext context, Scope? wanted, Scope? useful = null)
    {
        var scopes = string.Join(' ', new[] { wanted, useful }.OfType<Scope>());
        var header = context.Request.Headers.Authorization.ToString();
        if (header.Length == 0)
            throw Challenge(context, scopes, error: null, "Get a token from the address in WWW-Authenticate, or send a user name and a password.");

        var caller = Bearer(header) ?? (Basic(header) is { } account ? new(account, Granted: null) : null);
        if (caller is null)
            throw Challenge(context, scopes, "invalid_token", "The token is wrong or no longer valid, or user name or password are wrong.");
        if (wanted is null || caller.Has(wanted))
            return caller;

        throw caller.Account.May(wanted)
            ? Challenge(context, scopes, "insufficient_scope", $"The token does not grant {wanted}.")
            : new(403, "DENIED", $"User '{caller.Account.Name}' may not {string.Join(" or ", wanted.Actions.Except(caller.Account.Actions))} here; '{Registry.PushUser}' may.");
    }

    /// <summary>The account of a user name and password; a refresh token is taken for a password too.</summary>
    public Account? Basic(string header)
    {
        if (After("Basic ", header) is not { } encoded || Decode(encoded) is not { } pair || pair.IndexOf(':', StringComparison.Ordinal) is not (>= 0 and var colon))
            return null;

        var (user, password) = (pair[..colon], pair[(colon + 1)..]);
        return user is Nobody ? registry.Tokens.Read(Tokens.Refresh, password)?.Account : registry.Passwords.Check(user, password);
    }

    private Caller? Bearer(string header) => After("Bearer ", header) is { } token ? registry.Tokens.Read(Tokens.Access, token) : null;

    private static string? After(string scheme, string header) =>
        header.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) ? header[scheme.Length..].Trim() : null;

    private static string? Decode(string encoded)
    {
        var bytes = new byte[encoded.Length];
        return Convert.TryFromBase64String(encoded, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }

    private static RefusedException Challenge(HttpContext context, string scopes, string? error, string message)
    {
        var request = context.Request;
        var challenge = $"Bearer realm=\"{request.Scheme}://{request.Host}/oauth2/token\",service=\"{request.Host}\"";
        if (scopes.Length > 0)
            challenge += $",scope=\"{scopes}\"";
        if (error is not null)
            challenge += $",error=\"{error}\"";

        return new(401, "UNAUTHORIZED", message) { Headers = new Dictionary<string, string> { ["WWW-Authenticate"] = challenge } };
    }
}
