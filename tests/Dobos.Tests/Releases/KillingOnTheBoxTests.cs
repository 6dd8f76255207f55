using Dobos.Registries.Auth;
using Dobos.Tests.Registries.Fakes;
using Dobos.Tests.Releases.Fakes;

namespace Dobos.Tests.Releases;

/// <summary>On the box's own.</summary>
public sealed class KillingOnTheBoxTests : KillingContract
{
    protected override async Task<IRunningRegistry> StartRegistryAsync() => await BoxRegistry.StartAsync();

    protected override IRegistryCredentials Credentials(IRunningRegistry registry) => new PasswordFileCredentials("push", ((BoxRegistry)registry).PasswordFile);
}
