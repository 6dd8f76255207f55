using System.Text.Json;
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
        var name = VaultRequest.Name(context);
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        if (store.FindDeleted(name) is not null)
            await VaultError.DeletedAsync(context, name);
        else if (WireJson.Member(body.RootElement, "value") is null)
            await VaultError.BadParameterAsync(context, "Parameter 'value' is required.");
        else
            await AnswerAsync(context, store.Set(name, WireJson.ReadDraft(body.RootElement, new(""))), withValue: true);
    }

    public async Task ChangeAsync(HttpContext context)
    {
        var name = VaultRequest.Name(context);
        using var body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
        var changed = store.Change(name, VaultRequest.Version(context), before => WireJson.ReadDraft(body.RootElement, before) with { Value = before.Value });
        await (changed is null ? VaultError.NotFoundAsync(context, name) : AnswerAsync(context, changed, withValue: false));
    }

    public Task ListAsync(HttpContext context) =>
        VaultPage.WriteAsync(context, store.All, (json, secret) =>
            WireJson.WriteSecret(json, VaultRequest.Origin(context), secret, withValue: false, withVersion: false));

    public Task VersionsAsync(HttpContext context)
    {
        var name = VaultRequest.Name(context);
        return store.Versions(name) is { Count: > 0 } versions
            ? VaultPage.WriteAsync(context, versions, (json, secret) => WireJson.WriteSecret(json, VaultRequest.Origin(context), secret, withValue: false))
            : VaultError.NotFoundAsync(context, name);
    }

    private static Task AnswerAsync(HttpContext context, SecretVersion secret, bool withValue) =>
        WireJson.WriteAsync(context, json => WireJson.WriteSecret(json, VaultRequest.Origin(context), secret, withValue));
}
