using System.Globalization;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;

namespace Dobos.Offline.Sites;

/// <summary>Serves where it was served last, so that what people noted down and signed in to stays true; elsewhere when that port is taken.</summary>
internal static class LastPort
{
    public static async Task<Site> StartAsync(string folder, X509Certificate2? certificate, Action<WebApplication> map)
    {
        var file = Path.Combine(folder, "port");
        var site = await StartAsync(Read(file), certificate, map);
        await File.WriteAllTextAsync(file, site.Address.Port.ToString(CultureInfo.InvariantCulture));
        return site;
    }

    private static async Task<Site> StartAsync(int port, X509Certificate2? certificate, Action<WebApplication> map)
    {
        try
        {
            return await Site.StartAsync(port, certificate, map);
        }
        catch (IOException) when (port != 0)
        {
            return await Site.StartAsync(port: 0, certificate, map);
        }
    }

    private static int Read(string file) =>
        File.Exists(file) && ushort.TryParse(File.ReadAllText(file), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port : 0;
}
