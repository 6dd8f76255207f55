using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>How a request is passed on.</summary>
internal sealed record ForwardOrder
{
    public static readonly ForwardOrder Usual = new();

    /// <summary>The longest silence between two pieces of what is sent or answered.</summary>
    public TimeSpan Silence { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The host and path under which the endpoint is asked; the caller's own for null.</summary>
    public string? Host { get; init; }

    public string? Target { get; init; }

    /// <summary>Adds to the headers, or takes from them, after they were copied.</summary>
    public Action<HttpContext, HttpRequestMessage>? Headers { get; init; }
}
