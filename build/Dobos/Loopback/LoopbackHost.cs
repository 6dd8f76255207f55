using System.Net;

namespace Dobos.Loopback;

/// <summary>Which names are this machine, whatever a hosts file or a name server says.</summary>
internal static class LoopbackHost
{
    private const string Name = "localhost";

    public static bool Is(Uri address) => Is(address.IdnHost);

    public static bool Is(string host) => Addresses(host) is not [];

    /// <summary>Where a name of this machine is connected to; empty for every other name.</summary>
    public static IPAddress[] Addresses(string host) =>
        host.Equals(Name, StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback, IPAddress.IPv6Loopback]
        : host.EndsWith($".{Name}", StringComparison.OrdinalIgnoreCase) ? [IPAddress.Loopback]
        : IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address) ? [address]
        : [];
}
