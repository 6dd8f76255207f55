using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Releases;

/// <summary>On the box's own.</summary>
public sealed class KillingOnTheBoxTests : KillingContract
{
    protected override async Task<IRunningRegistry> StartRegistryAsync() => await OwnRegistry.StartAsync();
}
