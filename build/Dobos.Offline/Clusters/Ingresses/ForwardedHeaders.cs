using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>What nginx tells a service about who asked, and how. What the caller claims about itself is not taken for it.</summary>
internal static class ForwardedHeaders
{
    private const int RequestIdBytes = 16;

    public static void Add(HttpContext context, HttpRequestMessage request)
    {
        var caller = context.Connection.RemoteIpAddress?.ToString() ?? "127.0.0.1";
        if (context.Request.Headers["X-Forwarded-For"].ToString() is { Length: > 0 } claimed)
            Set(request, "X-Original-Forwarded-For", claimed);
        Set(request, "X-Forwarded-For", caller);
        Set(request, "X-Real-IP", caller);
        Set(request, "X-Forwarded-Host", context.Request.Host.Value ?? "");
        Set(request, "X-Forwarded-Port", context.Connection.LocalPort.ToString(CultureInfo.InvariantCulture));
        Set(request, "X-Forwarded-Proto", context.Request.Scheme);
        Set(request, "X-Forwarded-Scheme", context.Request.Scheme);
        Set(request, "X-Scheme", context.Request.Scheme);
        if (!context.Request.Headers.ContainsKey("X-Request-ID"))
            Set(request, "X-Request-ID", Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RequestIdBytes)));
    }

    private static void Set(HttpRequestMessage request, string name, string value)
    {
        request.Headers.Remove(name);
        request.Headers.TryAddWithoutValidation(name, value);
    }
}
