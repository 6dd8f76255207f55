using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>The 401 by which a vault tells a client where to get a token, and the check of the token that then comes.</summary>
internal static class VaultChallenge
{
    public static async Task<bool> PassesAsync(HttpContext context, Vault vault)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(header), Encoding.UTF8.GetBytes($"Bearer {vault.Token}")))
            return true;

        context.Response.Headers.WWWAuthenticate =
            $"Bearer authorization=\"https://{context.Request.Host}/00000000-0000-0000-0000-000000000000\", resource=\"https://vault.azure.net\"";
        await VaultError.WriteAsync(context, 401, "Unauthorized", header is "" ? "AKV10000: Request is missing a Bearer or PoP token." : "AKV10032: Invalid token.");
        return false;
    }
}
