using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Dobos.Failures;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Registries.Wire;
using Dobos.Tests.Registries.Fakes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dobos.Tests.Registries.Wire;

public sealed class TransportTests
{
    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TestCase("shop.example.org", "https://storage.example.org/x?sig=1", true)]
    [TestCase("shop.example.org", "https://shop.example.org/x", true)]
    [TestCase("shop.example.org", "http://shop.example.org/x", false)]
    [TestCase("shop.example.org", "http://storage.example.org/x", false)]
    [TestCase("shop.example.org", "https://localhost/x", false)]
    [TestCase("shop.example.org", "https://127.0.0.1:8200/x", false)]
    [TestCase("shop.example.org", "ftp://storage.example.org/x", false)]
    [TestCase("localhost:5000", "http://localhost:5000/x", true)]
    [TestCase("localhost:5000", "http://storage.localhost:9000/x", true)]
    [TestCase("localhost:5000", "https://storage.example.org/x", false)]
    public void Where_a_registry_sends_us_we_go_encrypted_or_stay_on_this_machine(string registry, string target, bool allowed)
    {
        using Transport transport = new(RegistryAddress.Parse(registry), RegistryPatience.Usual, TimeProvider.System);
        Assert.That(() => transport.Allowed(new(target), new("https://shop.example.org/")), allowed ? Throws.Nothing : Throws.TypeOf<RegistryException>());
    }

    [TestCase("https://shop.example.org/v2/", true)]
    [TestCase("https://shop.example.org:443/v2/", true)]
    [TestCase("https://shop.example.org:8443/v2/", false)]
    [TestCase("http://shop.example.org/v2/", false)]
    [TestCase("https://shop.example.org.evil.example/v2/", false)]
    [TestCase("https://shop.example.org@evil.example/v2/", false)]
    [TestCase("https://evil.example/shop.example.org", false)]
    public void Credentials_are_for_the_registry_by_scheme_host_and_port(string target, bool ours)
    {
        using Transport transport = new(RegistryAddress.Parse("shop.example.org"), RegistryPatience.Usual, TimeProvider.System);
        Assert.That(transport.IsOurs(new(target)), Is.EqualTo(ours));
    }

    [Test]
    public async Task A_registry_elsewhere_whose_certificate_nobody_vouches_for_is_refused_at_once()
    {
        var here = OwnAddress();
        await using var server = await StartAsync(here!);
        var port = new Uri(server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()).Port;
        using RegistryClient client = new(RegistryAddress.Parse($"{here}:{port}"), new AnonymousCredentials(), FakeRegistry.Hasty);
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Failed));
        Assert.That(thrown.Message, Does.StartWith($"{here}:{port} shows a certificate that this machine does not trust"));
    }

    private static IPAddress? OwnAddress()
    {
        var address = NetworkInterface.GetAllNetworkInterfaces().Where(one => one.OperationalStatus is OperationalStatus.Up)
            .SelectMany(one => one.GetIPProperties().UnicastAddresses).Select(one => one.Address)
            .FirstOrDefault(one => one.AddressFamily is AddressFamily.InterNetwork && !IPAddress.IsLoopback(one));
        Shared.Require.This(address is not null, "a network address other than loopback");
        return address;
    }

    private static async Task<WebApplication> StartAsync(IPAddress here)
    {
        using var key = RSA.Create(2048);
        CertificateRequest request = new("CN=nobody", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        var certificate = request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(here, 0, listen => listen.UseHttps(certificate)));
        var server = builder.Build();
        server.Run(_ => throw new InvalidOperationException("Nobody should have come so far."));
        await server.StartAsync();
        return server;
    }
}
