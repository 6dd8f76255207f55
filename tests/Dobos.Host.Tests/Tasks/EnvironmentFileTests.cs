namespace Dobos.Host.Tests.Tasks;

/// <summary>What is wrong before any vault is asked.</summary>
public sealed class EnvironmentFileTests
{
    private readonly HostProcess _host = new();

    [TearDown]
    public void Stop() => _host.Dispose();

    [Test]
    public void Without_an_environment_it_asks_for_one()
    {
        var result = _host.Run("--target", "Context");

        Assert.That((result.ExitCode, result.Sentence), Is.EqualTo((2, "Error: --env is needed: it says the environment.")));
    }

    [Test]
    public void A_malformed_environment_file_ends_with_3_and_its_line()
    {
        _host.Write("build/environments/bad.json", "{\n  \"protected\": maybe\n}\n");

        var result = _host.Run("--target", "Context", "--env", "bad");

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Sentence, Does.Contain("build/environments/bad.json:2"));
    }

    [Test]
    public void An_illegal_vault_name_ends_with_3_and_the_rule()
    {
        _host.Write("build/environments/bad.json", """{ "protected": false, "vault": { "azure": "dzphix1_284-vault" }, "registry": { "box": "x" }, "cluster": { "azure": true } }""");

        var result = _host.Run("--target", "Context", "--env", "bad");

        Assert.That(result.ExitCode, Is.EqualTo(3));
        Assert.That(result.Sentence, Does.Contain("build/environments/bad.json:1").And.Contain("dzphix1_284-vault"));
    }
}
