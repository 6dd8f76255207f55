using Dobos.Redaction;
using Dobos.Secrets;

namespace Dobos.Tests.Redaction;

public sealed class AgentSecretsTests
{
    private readonly StringWriter _agent = new();
    private readonly Dictionary<string, string> _variables = new()
    {
        ["TF_BUILD"] = "True",
        ["AGENT_ID"] = "7",
        ["AGENT_NAME"] = "agent",
        ["SYSTEM_TEAMFOUNDATIONCOLLECTIONURI"] = "https://dev.azure.com/dobos/",
    };

    [TearDown]
    public void Close() => _agent.Dispose();

    [Test]
    public void A_real_agent_is_told_each_line()
    {
        Register("first line 100%\nsecond line");

        Assert.That(_agent.ToString(), Is.EqualTo($"##vso[task.setsecret]first line 100%AZP25{Environment.NewLine}##vso[task.setsecret]second line{Environment.NewLine}"));
    }

    // The agent ends a line there too, and would show what follows.
    [Test]
    public void A_lone_carriage_return_ends_a_line()
    {
        Register("the first\rthe second");

        Assert.That(_agent.ToString(), Is.EqualTo($"##vso[task.setsecret]the first{Environment.NewLine}##vso[task.setsecret]the second{Environment.NewLine}"));
    }

    [Test]
    public void A_short_line_of_a_longer_secret_is_not_registered()
    {
        Register("{\n\"key\": \"value\"\n}");

        Assert.That(_agent.ToString(), Is.EqualTo($"##vso[task.setsecret]\"key\": \"value\"{Environment.NewLine}"));
    }

    [TestCase("TF_BUILD")]
    [TestCase("AGENT_ID")]
    [TestCase("AGENT_NAME")]
    [TestCase("SYSTEM_TEAMFOUNDATIONCOLLECTIONURI")]
    public void A_machine_that_lacks_a_sign_of_an_agent_is_told_nothing(string sign)
    {
        _variables.Remove(sign);

        Register("s3cr3t");

        Assert.That(_agent.ToString(), Is.Empty);
    }

    private void Register(string value) => new AgentSecrets(_agent, _variables.GetValueOrDefault).Register(new Secret(value));
}
