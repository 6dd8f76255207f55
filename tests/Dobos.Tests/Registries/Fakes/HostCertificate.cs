using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>A certificate that a host made out to itself, and its key, as files.</summary>
internal sealed record HostCertificate(string File, string KeyFile)
{
    public static HostCertificate Write(string host, string folder)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new($"CN={host}", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: false, 0, critical: true));
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        HostCertificate written = new(Path.Combine(folder, "host.pem"), Path.Combine(folder, "host.key"));
        System.IO.File.WriteAllText(written.File, certificate.ExportCertificatePem());
        System.IO.File.WriteAllText(written.KeyFile, key.ExportPkcs8PrivateKeyPem());
        return written;
    }
}
