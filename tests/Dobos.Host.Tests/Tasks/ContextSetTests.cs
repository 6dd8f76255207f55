using System.Text;
using System.Text.Json;
using Dobos.Offline.Vaults;

namespace Dobos.Host.Tests.Tasks;

/// <summary>Context --set: a value goes into a vault on this machine, and is seen nowhere on the way.</summary>
public sealed class ContextSetTests
{
    private const string Canary = "canary,={}\"'\\ über";

    private readonly HostProcess _host = new();
    private HostVault _vault = null!;

    [SetUp]
    public async Task StartAsync() => _vault = await HostVault.StartAsync(_host);

    [TearDown]
    public async Task StopAsync()
    {
        await _vault.DisposeAsync();
        _host.Dispose();
    }

    [Test]
    public void A_value_on_standard_input_is_set_and_the_version_is_said()
    {
        var result = Set("redis-access", Canary);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        var set = _vault.Store.Find("redis-access")!;
        Assert.That(set.Content.Value, Is.EqualTo(Canary));
        Assert.That(result.Output, Does.Contain("redis-access is set in https://127.0.0.1:").And.Contain($"version {set.Version}."));
    }

    [TestCase("normal")]
    [TestCase("diagnostic")]
    public void The_value_is_in_no_output_and_no_file(string verbosity)
    {
        var result = Set("redis-access", Canary, "--verbosity", verbosity);

        Assert.That(result.Output + result.Error, Does.Not.Contain("canary").And.Not.Contain(_vault.Token));
        Assert.That(Directory.EnumerateFiles(_host.Root, "*", SearchOption.AllDirectories).Where(file => File.ReadAllText(file).Contains("canary", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCase("one line\n", "one line")]
    [TestCase("one line\r\n", "one line")]
    [TestCase("one line", "one line")]
    [TestCase(" spaces \t\n", " spaces \t")]
    [TestCase("two\nlines\n", "two\nlines\n")]
    [TestCase("one line and more\n\n", "one line and more\n\n")]
    [TestCase("\nhello\n", "\nhello\n")]
    [TestCase("a\rb\n", "a\rb\n")]
    public void One_line_loses_its_line_break_and_several_are_kept_as_they_are(string given, string kept)
    {
        Assert.That(Set("redis-access", given).ExitCode, Is.Zero);
        Assert.That(_vault.Store.Find("redis-access")!.Content.Value, Is.EqualTo(kept));
    }

    [Test]
    public void Every_character_arrives()
    {
        const string All = "\0\u0001\u001b é ẞ 漢 😀 \u2028\ufeff\uffff";
        Assert.That(Set("redis-access", All).ExitCode, Is.Zero);
        Assert.That(_vault.Store.Find("redis-access")!.Content.Value, Is.EqualTo(All));
    }

    [TestCase("")]
    [TestCase("\n")]
    public void Nothing_is_refused(string value)
    {
        var result = Set("redis-access", value);

        Assert.That((result.ExitCode, _vault.Store.Find("redis-access")), Is.EqualTo((2, (SecretVersion?)null)));
        Assert.That(result.Sentence, Does.Contain("redis-access is empty; nothing was set. Give another one."));
    }

    [Test]
    public void What_could_never_be_read_again_is_refused()
    {
        Assert.That(Set("redis-access", "abc").Sentence, Does.Contain("shorter than 4 characters").And.Contain("'settings'").And.Not.Contain("abc"));
        Assert.That(Set("redis-access", new string('x', 25 * 1024 + 1)).Sentence, Does.Contain("25601 bytes"));
        _host.Input = [0xff, 0xfe, 0x41];
        var result = Run("redis-access");
        Assert.That((result.ExitCode, _vault.Store.Find("redis-access")), Is.EqualTo((2, (SecretVersion?)null)));
        Assert.That(result.Sentence, Does.Contain("not UTF-8"));
    }

    [Test]
    public void A_setting_may_be_short_and_is_not_masked()
    {
        var result = Set("ingress-host", "set");

        Assert.That(result.Output, Does.Contain("ingress-host is set in"));
        Assert.That(_vault.Store.Find("ingress-host")!.Content.Value, Is.EqualTo("set"));
    }

    [Test]
    public void A_name_that_nobody_asks_for_is_set_with_a_warning_and_the_nearest_one()
    {
        var result = Set("ingres-host", "some.host");

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output + result.Error, Does.Contain("No service asks for 'ingres-host' in 'test'; did you mean 'ingress-host'?"));
        Assert.That(Set("ingress-host", "some.host").Error, Does.Not.Contain("No service"));
    }

    [TestCase("a_b")]
    [TestCase("../a")]
    [TestCase("a/b")]
    public void A_name_that_no_vault_takes_is_refused(string name)
    {
        var result = Set(name, "value");
        Assert.That((result.ExitCode, result.Sentence), Is.EqualTo((2, $"Error: '{name}' is no name for a value in a vault, which has 1 to 127 letters, digits and hyphens; give --set another one.")));
    }

    [TestCase("""{ "azure": "kv-shop" }""", "--vault-name kv-shop --name redis-access")]
    [TestCase("""{ "address": "https://vault.example.org/" }""", "--id https://vault.example.org/secrets/redis-access")]
    public void A_vault_that_is_not_on_this_machine_is_refused_with_its_owners_way(string vault, string place)
    {
        _host.Write("build/environments/far.json", $$"""{ "protected": false, "vault": {{vault}}, "registry": { "box": "x" }, "cluster": { "context": "kind" } }""");
        foreach (var more in (string[][])[[], ["--plan"]])
        {
            var result = _host.Run(["--target", "Context", "--env", "far", "--set", "redis-access", .. more]);
            Assert.That(result.ExitCode, Is.EqualTo(7));
            Assert.That(result.Sentence, Does.Contain($"'az keyvault secret set {place} --file FILE'"));
        }
    }

    [Test]
    public void A_deleted_one_is_recovered_and_set_and_both_is_said()
    {
        var old = _vault.Store.Set("redis-access", "old value");
        _vault.Store.Delete("redis-access");

        var result = Set("redis-access", Canary);

        Assert.That(result.ExitCode, Is.Zero, result.Error);
        Assert.That(result.Output, Does.Contain("it was deleted, and is recovered with its earlier versions"));
        Assert.That((_vault.Store.Find("redis-access")!.Content.Value, _vault.Store.Find("redis-access", old.Version)!.Content.Value), Is.EqualTo((Canary, "old value")));
    }

    [Test]
    public void A_vault_that_does_not_let_us_says_what_to_grant()
    {
        _vault.Faults.Add(new VaultFault.Status(403, "Forbidden"));
        var result = Set("redis-access", Canary);
        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Sentence, Does.Contain("set redis-access (403").And.Contain("grant it Set"));
    }

    [Test]
    public void A_vault_that_throttles_is_waited_for()
    {
        _vault.Faults.Add(new VaultFault.Throttle(TimeSpan.Zero), times: 2);
        Assert.That(Set("redis-access", Canary).ExitCode, Is.Zero);
        _vault.Faults.Add(new VaultFault.Throttle(TimeSpan.FromHours(1)));
        var result = Set("redis-access", Canary);
        Assert.That(result.ExitCode, Is.EqualTo(9));
        Assert.That(result.Sentence, Does.Contain("429"));
    }

    [Test]
    public async Task A_vault_that_is_away_ends_with_9()
    {
        await _vault.DisposeAsync();
        Assert.That(Set("redis-access", Canary).ExitCode, Is.EqualTo(9));
    }

    [Test]
    public void Json_is_for_machines()
    {
        using var answer = JsonDocument.Parse(Set("redis-access", Canary, "--json").Output);
        Assert.That(answer.RootElement.GetProperty("version").GetString(), Is.EqualTo(_vault.Store.Find("redis-access")!.Version));
    }

    [Test]
    public void A_plan_says_what_would_be_set_and_sets_nothing()
    {
        var result = Set("redis-access", Canary, "--plan");
        Assert.That(result.Output, Does.Contain("gets a new version of redis-access").And.Contain("No service asks for 'redis-access'").And.Contain("Nothing was changed."));
        Assert.That(_vault.Store.Find("redis-access"), Is.Null);
    }

    [Test]
    public void What_is_typed_on_a_terminal_is_set_and_not_shown()
    {
        var result = _host.RunOnTerminal("not shown: ", "canarx\u007fy 😀x\u007f\r", "--target", "Context", "--env", "test", "--set", "redis-access");

        Assert.That(result.ExitCode, Is.Zero, result.Output);
        Assert.That(_vault.Store.Find("redis-access")!.Content.Value, Is.EqualTo("canary 😀"));
        Assert.That(result.Output, Does.Contain("redis-access is set in").And.Not.Contain("canar"));
    }

    [Test]
    public void Ctrl_C_at_the_prompt_ends_with_130_and_sets_nothing()
    {
        var result = _host.RunOnTerminal("not shown: ", "canary\u0003", "--target", "Context", "--env", "test", "--set", "redis-access");

        Assert.That((result.ExitCode, _vault.Store.Find("redis-access")), Is.EqualTo((130, (SecretVersion?)null)));
        Assert.That(result.Output, Does.Not.Contain("canar"));
    }

    private HostResult Set(string name, string value, params string[] more)
    {
        _host.Input = Encoding.UTF8.GetBytes(value);
        return Run(name, more);
    }

    private HostResult Run(string name, params string[] more) => _host.Run(["--target", "Context", "--env", "test", "--set", name, .. more]);
}
