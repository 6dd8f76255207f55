using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Calc.Frontend.Tests.Fakes;

/// <summary>Certificates that nobody trusts until told to.</summary>
public static class Certificates
{
    public static X509Certificate2 For(string host)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={host}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(host);
        request.CertificateExtensions.Add(names.Build());
        var now = TimeProvider.System.GetUtcNow();
        return request.CreateSelfSigned(now.AddHours(-1), now.AddHours(1));
    }
}
