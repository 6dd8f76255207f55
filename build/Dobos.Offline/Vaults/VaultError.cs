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

    public static Task DeletedAsync(HttpContext context, string name) =>
        WriteAsync(
            context,
            409,
            "Conflict",
            $"Secret {name} is currently in a deleted but recoverable state, and its name cannot be reused; in this state, the secret can only be recovered or purged.",
            "ObjectIsDeletedButRecoverable");
}
