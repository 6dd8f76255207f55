namespace Dobos.Host.Tests.Tasks;

public sealed class PushAcrTests
{
    private readonly HostProcess _host = new();

    [TearDown]
    public void Stop() => _host.Dispose();

    [Test]
    public void Where_to_is_asked_before_anything_is_built()
    {
        _host.CopyCheckout();
        using WatchedTools watched = new("dotnet", "helm", "git");
        _host.Variables["PATH"] = watched.SearchPath;

        var result = _host.Run("--target", "PushAcr");

        Assert.That(result.ExitCode, Is.EqualTo(2), result.Error);
        Assert.That(result.Error, Does.Contain("--env is needed"));
        Assert.That(watched.Started, Is.Empty);
    }

    [TestCase("prod", "nothing is built for 'prod', which is protected", "done")]
    [TestCase("dev", "nothing is built for", "runs")]
    public void What_leads_to_a_protected_environment_has_nothing_to_do(string environment, string reason, string state)
    {
        _host.CopyCheckout();

        var result = _host.Run("--target", "HelmPackage", "--env", environment, "--plan");

        Assert.That(result.Output, Does.Match($@"(?m)^HelmPackage +{state} "), result.Error);
        Assert.That(result.Output.Contains(reason, StringComparison.Ordinal), Is.EqualTo(state == "done"));
    }

    [Test]
    public void A_build_for_tests_in_a_protected_environment_is_still_a_build()
    {
        _host.CopyCheckout();
        Assert.That(_host.Run("--target", "IntegrationTest", "--env", "staging", "--plan").Output, Does.Not.Contain("nothing is built"));
    }
}
