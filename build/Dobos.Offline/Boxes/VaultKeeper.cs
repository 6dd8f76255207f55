using System.Security.Cryptography.X509Certificates;
using Dobos.Offline.Files;
using Dobos.Offline.Sites;
using Dobos.Offline.Vaults;

namespace Dobos.Offline.Boxes;

/// <summary>Opens vaults, all under one certificate that is made anew for each life of the box.</summary>
internal sealed class VaultKeeper(TimeProvider clock)
{
    private readonly Lazy<X509Certificate2> _certificate = new(() => LoopbackCertificate.Create(clock));

    public async Task<Served> OpenAsync(string name, string folder)
    {
        var vault = new Vault(clock);
        var certificate = Path.Combine(folder, "certificate.pem");
        var token = Path.Combine(folder, "token");
        OwnerFile.Write(certificate, _certificate.Value.ExportCertificatePem());
        OwnerFile.Write(token, vault.Token);
        var site = await LastPort.StartAsync(folder, _certificate.Value, application => application.MapVault(vault));
        return new(name, site, new Dictionary<string, string> { ["certificateFile"] = certificate, ["tokenFile"] = token });
    }
}
