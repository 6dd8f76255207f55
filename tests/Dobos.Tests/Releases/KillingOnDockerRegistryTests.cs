using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Releases;

/// <summary>On the registry that others run.</summary>
public sealed class KillingOnDockerRegistryTests : KillingContract
{
    protected override async Task<IRunningRegistry> StartRegistryAsync() => await DockerRegistry.StartAsync();
}
