using System.Net;

namespace Dobos.Environments;

/// <summary>What counts as this machine. Uri.IsLoopback would not do: it takes the name "loopback" too, which any name server may answer.</summary>
public static class Loopback
{
    public static bool Is(Uri address) =>
        address.Host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(address.DnsSafeHost, out var ip) && IPAddress.IsLoopback(ip));
}
