using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>Delete, recover and purge.</summary>
internal sealed class DeletedHandlers(VaultStore store)
{
    public Task DeleteAsync(HttpContext context) => AnswerAsync(context, store.Delete(VaultRequest.Name(context)));

    public Task GetAsync(HttpContext context) => AnswerAsync(context, store.FindDeleted(VaultRequest.Name(context)));

    public Task ListAsync(HttpContext context) =>
        VaultPage.WriteAsync(context, store.Deleted, deleted => deleted.Newest.Name, (json, deleted) => Write(json, context, deleted, withVersion: false));

    public Task PurgeAsync(HttpContext context)
    {
        var name = VaultRequest.Name(context);
        if (!store.Purge(name))
            return VaultError.NotFoundAsync(context, name);

        context.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    public Task RecoverAsync(HttpContext context)
    {
        var name = VaultRequest.Name(context);
        return store.Recover(name) is { } secret
            ? WireJson.WriteAsync(context, json => WireJson.WriteSecret(json, VaultRequest.Origin(context), secret, withValue: false))
            : VaultError.NotFoundAsync(context, name);
    }

    private static Task AnswerAsync(HttpContext context, DeletedSecret? deleted) =>
        deleted is null
            ? VaultError.NotFoundAsync(context, VaultRequest.Name(context))
            : WireJson.WriteAsync(context, json => Write(json, context, deleted));

    private static void Write(Utf8JsonWriter json, HttpContext context, DeletedSecret deleted, bool withVersion = true)
    {
        json.WriteString("recoveryId", $"{VaultRequest.Origin(context)}/deletedsecrets/{deleted.Newest.Name}");
        WireJson.WriteTime(json, "deletedDate", deleted.Since);
        WireJson.WriteTime(json, "scheduledPurgeDate", deleted.PurgedOn);
        WireJson.WriteSecret(json, VaultRequest.Origin(context), deleted.Newest, withValue: false, withVersion);
    }
}
