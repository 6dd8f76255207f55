using System.Text.Json;
using Calc.Frontend.Redis;
using Calc.Frontend.Tests.Fakes;
using Calc.Hosting.Settings;
using Calc.Testing;
using Microsoft.Extensions.Configuration;

namespace Calc.Frontend.Tests;

public sealed class RedisTlsTests
{
    [TestCase("6379", "", false)]
    [TestCase("6380", "", true)]
    [TestCase("6380", "false", false)]
    [TestCase("7000", "true", true)]
    public void Azures_port_means_tls_unless_told_otherwise(string port, string told, bool tls)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["REDIS_HOST"] = "redis", ["REDIS_PORT"] = port, ["REDIS_TLS"] = told })
            .Build();

        Assert.That(RedisSettings.Read(new SettingsReader(configuration))?.Tls, Is.EqualTo(tls));
    }

    [Test]
    public async Task A_certificate_that_is_not_trusted_is_refused_before_the_password_is_sent()
    {
        using var certificate = Certificates.For("localhost");
        await using var redis = new FakeRedis { Certificate = certificate, Password = "canary" };

        Assert.That(await StateAsync(redis, "localhost", trusted: null), Is.EqualTo("degraded: has a certificate that is not trusted"));
    }

    [Test]
    [Platform("Linux", Reason = "SSL_CERT_FILE is Linux's way to trust a certificate.")]
    public async Task A_certificate_that_is_trusted_opens_the_way()
    {
        using var certificate = Certificates.For("localhost");
        await using var redis = new FakeRedis { Certificate = certificate, Password = "canary" };

        Assert.That(await StateAsync(redis, "localhost", certificate.ExportCertificatePem()), Is.EqualTo("ready: "));
    }

    [Test]
    [Platform("Linux", Reason = "SSL_CERT_FILE is Linux's way to trust a certificate.")]
    public async Task A_trusted_certificate_of_another_host_does_not()
    {
        using var certificate = Certificates.For("elsewhere");
        await using var redis = new FakeRedis { Certificate = certificate, Password = "canary" };

        Assert.That(
            await StateAsync(redis, "localhost", certificate.ExportCertificatePem()),
            Is.EqualTo("degraded: has a certificate that is not trusted"));
    }

    private static async Task<string> StateAsync(FakeRedis redis, string host, string? trusted)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "trusted.pem");
        await File.WriteAllTextAsync(file, trusted ?? "");
        await using var service = ServiceProcess.Start(
            "Calc.Frontend.dll", [.. redis.Settings, ("REDIS_HOST", host), ("SSL_CERT_FILE", file), ("BACKEND_URL", "http://127.0.0.1:1")]);
        using var client = new HttpClient { BaseAddress = await service.AddressAsync() };
        var (_, report) = await client.GetJsonAsync("/readyz");
        return StateOf(report.GetProperty("dependencies").EnumerateArray().Single(entry => entry.GetProperty("name").GetString() == "redis"));
    }

    private static string StateOf(JsonElement entry) => $"{entry.GetProperty("status").GetString()}: {entry.GetProperty("reason").GetString()}";
}
