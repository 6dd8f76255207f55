using Dobos.Environments.Vaults;
using Dobos.Secrets;
using Dobos.Testing;

namespace Dobos.Tests.Testing;

public sealed class IntegrationVariablesTests
{
    [Test]
    public void A_name_of_the_vault_becomes_a_variable() => Assert.That(IntegrationVariables.Name("redis-access"), Is.EqualTo("IT_REDIS_ACCESS"));

    [Test]
    public void Settings_and_secrets_go_the_same_way()
    {
        VaultEntry[] entries = [new("redis-host", VaultKind.Setting, new Secret("here"), "1", null), new("redis-access", VaultKind.Secret, new Secret("key"), "1", null)];

        Assert.That(IntegrationVariables.Of(entries).ToDictionary(entry => entry.Key, entry => entry.Value.Reveal()), Is.EqualTo(
            new Dictionary<string, string> { ["IT_REDIS_HOST"] = "here", ["IT_REDIS_ACCESS"] = "key" }));
    }
}
