using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Dobos.Registries.Auth;

namespace Dobos.Registries.Wire;

/// <summary>Gets tokens where a registry's challenge says, with the login that we have.</summary>
internal sealed class TokenService(RegistryAddress registry, Transport transport, BoundedBody reader, TimeProvider clock)
{
    private const int Longest = 1 << 20;
    private const string AzureScope = "https://containerregistry.azure.net/.default";

    /// <summary>A token for the scope; null when the login itself is refused.</summary>
    public async Task<AccessToken?> GetAsync(Challenge challenge, Scope scope, RegistryLogin login, CancellationToken cancellation)
    {
        var realm = Realm(challenge);
        var answer = login switch
        {
            RegistryLogin.Identity identity => await RefreshAsync(realm, challenge, scope, identity.Token.Reveal(), cancellation),
            RegistryLogin.Azure azure => await OnAzureAsync(realm, challenge, scope, azure, cancellation),
            _ => await SendAsync(new(HttpMethod.Get, Query(realm, challenge, scope, login), Scope.None), Basic(login), cancellation),
        };
        return answer is { } json ? AccessToken.Parse(json, clock.GetUtcNow()) : null;
    }

    public static AuthenticationHeaderValue? Basic(RegistryLogin login) => login is RegistryLogin.Password password
        ? new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{password.User}:{password.Secret.Reveal()}")))
        : null;

    private Uri Realm(Challenge challenge) =>
        Uri.TryCreate(challenge.Realm, UriKind.Absolute, out var realm)
            ? transport.Allowed(realm, registry.Endpoint)
            : throw new RegistryException(
                $"{registry} names '{Shown.Short(challenge.Realm!.Split('?')[0])}' as its token service, which is no address; correct the registry's settings.");

    private static Uri Query(Uri realm, Challenge challenge, Scope scope, RegistryLogin login)
    {
        List<(string Name, string Value)> query = [.. scope.Parts.Select(part => ("scope", part))];
        if (challenge.Service is { } service)
            query.Insert(0, ("service", service));
        if (login is RegistryLogin.Password password)
            query.Add(("account", password.User));

        var added = string.Join('&', query.Select(one => $"{one.Name}={Uri.EscapeDataString(one.Value)}"));
        return new UriBuilder(realm) { Query = $"{realm.Query.TrimStart('?')}&{added}".Trim('&') }.Uri;
    }

    private Task<JsonElement?> RefreshAsync(Uri realm, Challenge challenge, Scope scope, string token, CancellationToken cancellation) =>
        PostAsync(
            realm,
            [("grant_type", "refresh_token"), ("service", Service(challenge)), ("client_id", "dobos"), ("scope", scope.ToString()), ("refresh_token", token)],
            cancellation);

    // Azure's registries sell their refresh token for Azure's token, and only the registry itself is to see either.
    private async Task<JsonElement?> OnAzureAsync(Uri realm, Challenge challenge, Scope scope, RegistryLogin.Azure azure, CancellationToken cancellation)
    {
        if (!transport.IsOurs(realm))
            throw new RegistryException(
                $"{registry} sends us to {Shown.Place(realm)} for a token, which Azure's registries do not; no credential of Azure was shown. " +
                "Check the registry's name.");

        var token = await azure.Credential.GetTokenAsync(new TokenRequestContext([AzureScope]), cancellation);
        var exchanged = await PostAsync(
            new Uri(registry.Endpoint, "oauth2/exchange"),
            [("grant_type", "access_token"), ("service", Service(challenge)), ("access_token", token.Token)], cancellation);
        if (exchanged is not { } json)
            return null;

        var refresh = AccessToken.Text(json, "refresh_token") ?? throw new FormatException("there is no refresh token in its answer");
        return await RefreshAsync(realm, challenge, scope, refresh, cancellation);
    }

    private string Service(Challenge challenge) => challenge.Service ?? registry.Authority;

    private Task<JsonElement?> PostAsync(Uri target, IEnumerable<(string Name, string Value)> form, CancellationToken cancellation) =>
        SendAsync(
            new(HttpMethod.Post, target, Scope.None) { Body = () => new FormUrlEncodedContent(form.Select(field => KeyValuePair.Create(field.Name, field.Value))) },
            null,
            cancellation);

    private async Task<JsonElement?> SendAsync(Call call, AuthenticationHeaderValue? pass, CancellationToken cancellation)
    {
        using var response = await transport.ToTokenServiceAsync(call, pass, cancellation);
        if (response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
            return null;
        if (!response.IsSuccessStatusCode)
            throw await Refusal.ReadAsync(response, reader, clock, cancellation);

        using var json = JsonDocument.Parse(await reader.ReadAllAsync(response, Longest, cancellation));
        return json.RootElement.Clone();
    }
}
