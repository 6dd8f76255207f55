using Dobos.Loopback;

namespace Dobos.Smoke;

/// <summary>Connects as a stranger would; to what is on this machine whatever its name servers say.</summary>
internal static class SmokeConnection
{
    public static SocketsHttpHandler CreateHandler(Uri? ingress) => ingress is { } here && LoopbackHost.Is(here)
        ? LoopbackConnection.CreateHandler()
        : new() { AllowAutoRedirect = false, UseCookies = false };
}
