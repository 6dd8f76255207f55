using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dobos.Environments.Credentials;
using Dobos.Loopback;

namespace Dobos.Environments.Vaults;

/// <summary>A way to a vault on this machine that trusts its one certificate, and that can lead nowhere else whatever a name or an answer says.</summary>
internal static class LoopbackTransport
{
    public static HttpClient Create(VaultAddress vault) => new(CreateHandler(vault)) { Timeout = Timeout.InfiniteTimeSpan };

    public static SocketsHttpHandler CreateHandler(VaultAddress vault)
    {
        var handler = LoopbackConnection.CreateHandler();
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
}
