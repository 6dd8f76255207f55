using System.Collections.Frozen;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>Which headers speak of one connection only and are not passed on.</summary>
internal static class HopByHop
{
    private static readonly FrozenSet<string> Always = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "Connection", "Keep-Alive", "Proxy-Authenticate", "Proxy-Authorization", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade", "HTTP2-Settings");

    /// <summary>What the connection to the endpoint makes anew; an Expect is answered by us.</summary>
    private static readonly FrozenSet<string> Ours = FrozenSet.Create(StringComparer.OrdinalIgnoreCase, "Host", "Content-Length", "Expect");

    public static bool IsOfRequest(IHeaderDictionary headers, string name) => IsOfAnswer(headers, name) || Ours.Contains(name);

    public static bool IsOfAnswer(IHeaderDictionary headers, string name) => Always.Contains(name) || IsNamed(headers.Connection.ToString(), name);

    public static bool IsOfAnswer(string? connection, string name) => Always.Contains(name) || IsNamed(connection ?? "", name);

    private static bool IsNamed(string connection, string name) =>
        connection.Length > 0 && connection.Contains(name, StringComparison.OrdinalIgnoreCase) && connection.Split(',', StringSplitOptions.TrimEntries).Contains(name, StringComparer.OrdinalIgnoreCase);
}
