using System.Net;
using System.Text.Json;
using Dobos.Offline.Vaults;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Dobos.Offline.Tests.Vaults;

public sealed class VaultHostingTests
{
    [Test]
    public async Task One_host_keeps_several_vaults_apart_by_their_ports()
    {
        Vault dev = new(TimeProvider.System), prod = new(TimeProvider.System);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.Services.AddRoutingCore();
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port: 0);
            kestrel.Listen(IPAddress.Loopback, port: 0);
        });
        await using var application = builder.Build();
        Uri[] addresses = [];
        Serve(application, dev, port => port == addresses[0].Port);
        Serve(application, prod, port => port == addresses[1].Port);
        await application.StartAsync();
        addresses = [.. application.Urls.Select(url => new Uri(url))];
        dev.Store.Set("a", "of dev");
        prod.Store.Set("a", "of prod");
        Assert.That((await ValueAsync(addresses[0], dev), await ValueAsync(addresses[1], prod)), Is.EqualTo(("of dev", "of prod")));
    }

    // By the port that the request came in at: the Host header is what the client likes it to be.
    private static void Serve(WebApplication application, Vault vault, Func<int, bool> isItsPort) =>
        application.MapWhen(context => isItsPort(context.Connection.LocalPort), branch => branch.UseRouting().UseEndpoints(routes => routes.MapVault(vault)));

    private static async Task<string?> ValueAsync(Uri address, Vault vault)
    {
        using HttpClient client = new() { BaseAddress = address, DefaultRequestHeaders = { Authorization = new("Bearer", vault.Token) } };
        using var body = JsonDocument.Parse(await client.GetStringAsync(new Uri("/secrets/a?api-version=7.5", UriKind.Relative)));
        return body.RootElement.GetProperty("value").GetString();
    }
}
