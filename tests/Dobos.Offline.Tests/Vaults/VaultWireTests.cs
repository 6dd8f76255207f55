using System.Net;
using System.Text.Json;
using Dobos.Offline.Vaults;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>What is on the wire, for clients other than the SDK.</summary>
public sealed class VaultWireTests
{
    private ServedVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await ServedVault.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _vault.DisposeAsync();

    [Test]
    public async Task Whoever_brings_no_token_is_told_where_to_get_one()
    {
        using var answer = await _vault.Http.GetAsync("/secrets/a?api-version=7.5");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
            Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.Match("^Bearer authorization=\"https://[^\"]+\", resource=\"https://vault.azure.net\"$"));
            Assert.That(await CodeAsync(answer), Is.EqualTo("Unauthorized"));
        }
    }

    [TestCase("")]
    [TestCase("wrong")]
    public async Task Whoever_brings_a_wrong_token_gets_nothing(string token)
    {
        _vault.Vault.Store.Set("a", "x");
        using var answer = await _vault.Http.SendAsync(_vault.Request(HttpMethod.Get, "/secrets/a?api-version=7.5", token));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("GET", "/secrets/a", "BadParameter")]
    [TestCase("GET", "/secrets/a?api-version=1.0", "BadParameter")]
    [TestCase("GET", "/secrets/a_b?api-version=7.5", "BadParameter")]
    [TestCase("GET", "/secrets?api-version=7.5&maxresults=26", "BadParameter")]
    [TestCase("PUT", "/secrets/a?api-version=7.5", "BadParameter")]
    [TestCase("GET", "/secrets/a/versions?api-version=7.5", "SecretNotFound")]
    [TestCase("DELETE", "/secrets/a?api-version=7.5", "SecretNotFound")]
    public async Task What_is_wrong_is_answered_in_Key_Vaults_form(string method, string path, string code)
    {
        Assert.That((await _vault.RefusedAsync(_vault.Request(new(method), path))).Code, Is.EqualTo(code));
    }

    [Test]
    public async Task A_throttled_one_says_how_long_to_wait_and_only_as_often_as_it_was_told()
    {
        _vault.Vault.Store.Set("a", "x");
        _vault.Vault.Faults.Add(new VaultFault.Throttle(TimeSpan.FromSeconds(3)), times: 1);
        using var throttled = await _vault.Http.SendAsync(_vault.Request(HttpMethod.Get, "/secrets/a?api-version=7.5"));
        using var served = await _vault.Http.SendAsync(_vault.Request(HttpMethod.Get, "/secrets/a?api-version=7.5"));
        Assert.That((throttled.StatusCode, throttled.Headers.RetryAfter!.Delta, served.StatusCode), Is.EqualTo((
            HttpStatusCode.TooManyRequests, (TimeSpan?)TimeSpan.FromSeconds(3), HttpStatusCode.OK)));
    }

    [Test]
    public void What_a_client_needs_lies_in_files_that_only_the_owner_reads()
    {
        if (OperatingSystem.IsWindows())
            Assert.Ignore("Windows has no file modes.");
        else
            Assert.That(
                new[] { _vault.Server.CertificateFile, _vault.Server.TokenFile }.Select(File.GetUnixFileMode),
                Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public void The_certificates_key_is_in_no_file() =>
        Assert.That(File.ReadAllText(_vault.Server.CertificateFile), Does.Contain("BEGIN CERTIFICATE").And.Not.Contain("PRIVATE"));

    [Test]
    public void It_listens_on_loopback_alone() => Assert.That(_vault.Server.Address.Host, Is.EqualTo("127.0.0.1"));

    private static async Task<string?> CodeAsync(HttpResponseMessage answer)
    {
        using var body = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return body.RootElement.GetProperty("error").GetProperty("code").GetString();
    }
}
