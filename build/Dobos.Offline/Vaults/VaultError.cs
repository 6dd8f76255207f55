using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>Error bodies in Key Vault's form.</summary>
internal static class VaultError
{
    public static Task WriteAsync(HttpContext context, int status, string code, string message, string? innerCode = null)
    {
        context.Response.StatusCode = status;
        return WireJson.WriteAsync(context, json =>
        {
            json.WriteStartObject("error");
            json.WriteString("code", code);
            json.WriteString("message", message);
            if (innerCode is not null)
            {
                json.WriteStartObject("innererror");
                json.WriteString("code", innerCode);
                json.WriteEndObject();
            }

            json.WriteEndObject();
        });
    }

    public static Task NotFoundAsync(HttpContext context, string name) =>
        WriteAsync(context, 404, "SecretNotFound", $"A secret with (name/id) {name} was not found in this key vault.");

    public static Task DisabledAsync(HttpContext context) =>
        WriteAsync(context, 403, "Forbidden", "Operation get is not allowed on a disabled secret.", "SecretDisabled");

    public static Task BadParameterAsync(HttpContext context, string message) => WriteAsync(context, 400, "BadParameter", message);

    public static Task RefusedAsync(HttpContext context, VaultRefusedException refused) =>
        WriteAsync(context, refused.Status, refused.Code, refused.Message, refused.InnerCode);

    public static Task NoSuchPathAsync(HttpContext context) =>
        WriteAsync(context, 404, "NotFound", $"There is no {context.Request.Path} here: of Key Vault the box has secrets and deletedsecrets.");

    public static Task NoSuchMethodAsync(HttpContext context) =>
        WriteAsync(context, 405, "MethodNotAllowed", $"{context.Request.Method} is not what {context.Request.Path} takes.");

    // Azure's is sealed, and opens in the same subscription alone; one in the clear would be a secret that lies about.
    public static Task NoBackupAsync(HttpContext context) =>
        WriteAsync(context, 400, "NotSupported", "The box makes no backups of secrets and restores none; a deleted secret can be recovered until it is purged.");
}
