using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>Get, set, change and list secrets.</summary>
internal sealed class SecretHandlers(VaultStore store)
{
    public Task GetAsync(HttpContext context)
    {
        var name = VaultRequest.Name(context);
        return store.Find(name, VaultRequest.Version(context)) switch
        {
            null => VaultError.NotFoundAsync(context, name),
            { Content.Enabled: false } => VaultError.DisabledAsync(context),
            var secret => AnswerAsync(context, secret, withValue: true),
        };
    }

    public async Task SetAsync(HttpContext context)
    {
        var draft = await VaultBody.ReadAsync(context, body => WireJson.Member(body, "value") is null
            ? throw VaultRefusedException.BadParameter("Parameter 'value' is required.")
            : WireJson.ReadDraft(body, new("")));
        await AnswerAsync(context, store.Set(VaultRequest.Name(context), draft), withValue: true);
    }

    public async Task ChangeAsync(HttpContext context)
    {
        var name = VaultRequest.Name(context);
        var change = await VaultBody.ReadAsync(context, WireJson.ReadChange);
        var changed = store.Change(name, VaultRequest.Version(context), before => change(before) with { Value = before.Value });
        await (changed is null ? VaultError.NotFoundAsync(context, name) : AnswerAsync(context, changed, withValue: false));
    }

    public Task ListAsync(HttpContext context) =>
        VaultPage.WriteAsync(context, store.All, secret => secret.Name, (json, secret) =>
            WireJson.WriteSecret(json, VaultRequest.Origin(context), secret, withValue: false, withVersion: false));

    public Task VersionsAsync(HttpContext context)
    {
        var name = VaultRequest.Name(context);
        return store.Versions(name) is { Count: > 0 } versions
            ? VaultPage.WriteAsync(context, versions, secret => secret.Version, (json, secret) =>
                WireJson.WriteSecret(json, VaultRequest.Origin(context), secret, withValue: false))
            : VaultError.NotFoundAsync(context, name);
    }

    private static Task AnswerAsync(HttpContext context, SecretVersion secret, bool withValue) =>
        WireJson.WriteAsync(context, json => WireJson.WriteSecret(json, VaultRequest.Origin(context), secret, withValue));
}
