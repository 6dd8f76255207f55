using Dobos.Environments.Credentials;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries.Auth;

public sealed class AzureCredentialsTests
{
    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [Test]
    public async Task The_credential_is_the_one_that_the_environment_decides_on()
    {
        var auto = await LoginAsync(new CredentialChoice.Auto());
        var managed = await LoginAsync(new CredentialChoice.ManagedIdentity("client-1"));
        Assert.That((auto.Who, managed.Who), Is.EqualTo(("the account of Azure CLI", "the managed identity client-1")));
    }

    [Test]
    public async Task A_real_credential_is_not_shown_to_what_listens_on_this_machine()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = registry.Client(AzureCredentials.Chosen(new CredentialChoice.Auto(), _ => null, TimeProvider.System));
        registry.Tokens = new(new(registry.Uri, "oauth2/token"));
        await Assert.ThrowsAsync<RegistryLoginException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(registry.Tokens.Forms, Is.Empty);
    }

    private static Task<RegistryLogin> LoginAsync(CredentialChoice choice) =>
        AzureCredentials.Chosen(choice, _ => null, TimeProvider.System).LoginAsync(RegistryAddress.OnAzure("shop"), Cancellation);
}
