using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dobos.Environments.Credentials;

namespace Dobos.Environments.Vaults;

/// <summary>A way to a vault on this machine that trusts its one certificate, and that can lead nowhere else whatever a name or an answer says.</summary>
internal static class LoopbackTransport
{
    public static HttpClient Create(VaultAddress vault) => new(CreateHandler(vault)) { Timeout = Timeout.InfiniteTimeSpan };

    public static SocketsHttpHandler CreateHandler(VaultAddress vault)
    {
        SocketsHttpHandler handler = new() { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ConnectCallback = ConnectAsync };
        if (vault.CertificateFile is { } file)
        {
            var trusted = Load(file);
            handler.SslOptions.RemoteCertificateValidationCallback = (_, shown, _, _) => IsSame(trusted, shown);
        }

        return handler;
    }

    private static X509Certificate2 Load(string file)
    {
        try
        {
            return X509Certificate2.CreateFromPem(File.ReadAllText(file));
        }
        catch (Exception unusable) when (unusable is IOException or CryptographicException or UnauthorizedAccessException)
        {
            throw new CredentialException($"The certificate file {file} cannot be read as PEM; start the vault that writes it.", unusable);
        }
    }

    private static bool IsSame(X509Certificate2 trusted, X509Certificate? shown) =>
        shown is not null && trusted.RawDataMemory.Span.SequenceEqual(shown.GetRawCertData());

    // Even "localhost" is a name that a hosts file can send elsewhere.
    private static async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken cancellation)
    {
        var addresses = await Dns.GetHostAddressesAsync(context.DnsEndPoint.Host, cancellation);
        IPAddress[] here = [.. addresses.Where(IPAddress.IsLoopback)];
        if (here is [])
            throw new HttpRequestException(HttpRequestError.ConnectionError, $"{context.DnsEndPoint.Host} is not this machine");

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(here, context.DnsEndPoint.Port, cancellation);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}
