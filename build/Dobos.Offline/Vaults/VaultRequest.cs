using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>What every request must have: a version of the API that is known, and a name that a secret may have.</summary>
internal static partial class VaultRequest
{
    public static async Task<bool> IsUnderstoodAsync(HttpContext context)
    {
        var version = context.Request.Query["api-version"].ToString();
        var name = context.Request.RouteValues["name"] as string;
        if (version is "")
            await VaultError.BadParameterAsync(context, "Required query parameter 'api-version' is missing.");
        else if (!ApiVersion().IsMatch(version))
            await VaultError.BadParameterAsync(context, $"The specified version ({version}) is not recognized.");
        else if (name is not null && !SecretLimits.IsName(name))
            await VaultError.BadParameterAsync(context, $"The request URI contains an invalid name: {name}");
        else
            return true;

        return false;
    }

    public static string Name(HttpContext context) => (string)context.Request.RouteValues["name"]!;

    public static string? Version(HttpContext context) => context.Request.RouteValues["version"] as string;

    public static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    [GeneratedRegex(@"^(7\.[0-6]|20[0-9]{2}-[0-9]{2}-[0-9]{2})(-preview(\.[0-9])?)?\z")]
    private static partial Regex ApiVersion();
}
