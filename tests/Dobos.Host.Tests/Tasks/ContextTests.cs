using System.Text.Json;
using Dobos.Offline.Vaults;

namespace Dobos.Host.Tests.Tasks;

public sealed class ContextTests
{
    private const string Canary = "canary,={}\"'\\ {\"json\":\"in it\"}\nsecond line";

    private readonly HostProcess _host = new();
    private HostVault _vault = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _vault = await HostVault.StartAsync(_host);
        WriteService("first-secret", "second-secret", "third-secret");
    }

    [TearDown]
    public async Task StopAsync()
    {
        await _vault.DisposeAsync();
        _host.Dispose();
    }

    [Test]
    public void Settings_are_shown_and_secrets_masked()
    {
        Fill();

        var result = Run();

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Match(@"kubernetes-namespace +setting +dev").And.Match(@"ingress-host +setting +80").And.Match(@"first-secret +secret +\*\*\*"));
    }

    [TestCase("normal")]
    [TestCase("diagnostic")]
    public void A_secret_is_in_no_output_and_no_file(string verbosity)
    {
        Fill();

        var result = Run("--verbosity", verbosity, "--json");

        Assert.That(result.Output + result.Error, Does.Not.Contain("canary").And.Not.Contain("second line").And.Not.Contain(_vault.Token));
        Assert.That(Directory.EnumerateFiles(_host.Root, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("canary", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public void On_a_real_agent_each_line_of_a_secret_is_registered_and_shown_nowhere_else()
    {
        Fill();
        foreach (var (name, value) in new[] { ("TF_BUILD", "True"), ("AGENT_ID", "1"), ("AGENT_NAME", "a"), ("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "https://dev.azure.com/x") })
            _host.Variables[name] = value;

        var lines = Run().Output.Split('\n');

        Assert.That(lines.Where(line => line.Contains("second line", StringComparison.Ordinal)), Is.EqualTo(Enumerable.Repeat("##vso[task.setsecret]second line", 3)));
    }

    [Test]
    public void Three_that_are_missing_are_named_at_once()
    {
        var result = Run();

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Sentence, Does.Contain("lacks first-secret, second-secret, third-secret, which 'test' needs"));
    }

    [Test]
    public void One_that_expired_and_one_that_is_disabled_are_named_with_the_reason()
    {
        Fill();
        _vault.Store.Set("first-secret", new SecretDraft(Canary) { Expires = DateTimeOffset.UnixEpoch });
        _vault.Store.Set("second-secret", new SecretDraft(Canary) { Enabled = false });

        var result = Run();

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Sentence, Does.Contain("first-secret expired on 1970-01-01").And.Contain("second-secret is disabled"));
    }

    [Test]
    public void One_that_is_too_short_to_be_masked_is_refused()
    {
        Fill();
        _vault.Store.Set("third-secret", "abc");

        Assert.That(Run().Sentence, Does.Contain("third-secret is shorter than 4 characters"));
    }

    [Test]
    public void A_vault_that_refuses_us_says_who_we_are_and_what_to_grant()
    {
        _vault.Faults.Add(new VaultFault.Status(403, "Forbidden"));

        var result = Run();

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Sentence, Does.Contain("403").And.Contain("Get"));
    }

    [TestCase(200, "")]
    [TestCase(200, "<html>Sign in to the guest network</html>")]
    [TestCase(200, "{}")]
    [TestCase(200, "[]")]
    [TestCase(200, "{\"value\":null}")]
    [TestCase(200, "{\"value\":5}")]
    [TestCase(200, "{\"value\":\"half of a s")]
    [TestCase(200, "{\"value\":\"canary\",\"attributes\":{\"exp\":\"tomorrow\"}}")]
    [TestCase(400, "{\"error\":{\"code\":5}}")]
    [TestCase(400, "{\"error\":\"no\"}")]
    [TestCase(404, "<html>no such page</html>")]
    public void Something_that_is_no_vault_ends_with_3_and_its_address(int status, string body)
    {
        _vault.Faults.Add(new VaultFault.Says(status, body));

        var result = Run();

        Assert.That(result.ExitCode, Is.EqualTo(3), result.Error);
        Assert.That(result.Sentence, Does.Contain("https://"));
        Assert.That(result.Error, Does.Not.Contain("guest network").And.Not.Contain("canary"));
    }

    [Test]
    public async Task A_vault_that_is_away_ends_with_9()
    {
        await _vault.DisposeAsync();

        var result = Run();

        Assert.That(result.ExitCode, Is.EqualTo(9));
        Assert.That(result.Sentence, Does.Contain("cannot be reached"));
    }

    [Test]
    public void Json_is_for_machines()
    {
        Fill();

        var output = Run("--json").Output;

        Assert.That(JsonDocument.Parse(output).RootElement.GetProperty("values").GetArrayLength(), Is.EqualTo(5));
    }

    [Test]
    public void Json_is_all_that_a_machine_reads_on_a_real_agent_too()
    {
        Fill();
        foreach (var (name, value) in new[] { ("TF_BUILD", "True"), ("AGENT_ID", "1"), ("AGENT_NAME", "a"), ("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI", "https://dev.azure.com/x") })
            _host.Variables[name] = value;

        var result = Run("--json", "--verbosity", "diagnostic");

        Assert.That(() => JsonDocument.Parse(result.Output), Throws.Nothing, result.Output);
        Assert.That(result.Error, Does.Contain("##[group]Context").And.Contain("##vso[task.setsecret]second line"));
    }

    [Test]
    public void Compare_shows_what_differs_and_no_secret()
    {
        Fill();

        var result = _host.Run("--target", "Compare", "--env", "test", "--with", "test");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("5 of 5 are the same").And.Contain("never listed").And.Not.Contain("canary"));
    }

    private void Fill()
    {
        foreach (var name in (string[])["first-secret", "second-secret", "third-secret"])
            _vault.Store.Set(name, Canary);
    }

    private HostResult Run(params string[] more) => _host.Run(["--target", "Context", "--env", "test", .. more]);

    private void WriteService(params string[] secrets)
    {
        _host.Write("src/Shop/Shop.csproj", "<Project Sdk=\"Microsoft.NET.Sdk\" />");
        _host.Write("src/Shop/Dockerfile", "FROM scratch");
        _host.Write("charts/shop/Chart.yaml", "name: shop");
        _host.Write("src/Shop/service.json", $$"""
            {
              "name": "shop", "version": "1.0", "project": "Shop.csproj", "tests": ["Shop.csproj"], "chart": "../../charts/shop",
              "image": { "builder": "engineless", "dockerfile": "Dockerfile" },
              "secrets": { {{string.Join(", ", secrets.Select((name, i) => $"\"{name}\": \"SECRET_{i}\""))}} },
              "smoke": [{ "path": "/ping", "status": 200 }], "goesBack": true
            }
            """);
    }
}
