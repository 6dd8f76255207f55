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
        var certificate = Path.Combine(folder, "certificate.pem");
        OwnerFile.Write(certificate, _certificate.Value.ExportCertificatePem());
        var vault = Vault.Open(folder, clock);
        try
        {
            var site = await LastPort.StartAsync(folder, _certificate.Value, application => application.MapVault(vault));
            return new(name, site.Address.ToString(), site, new Dictionary<string, string> { ["certificateFile"] = certificate, ["tokenFile"] = vault.TokenFile! })
            {
                Seed = values => vault.Seed(values),
                Kept = vault,
            };
        }
        catch
        {
            vault.Dispose();
            throw;
        }
    }
}
