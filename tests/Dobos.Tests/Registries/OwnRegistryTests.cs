using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries;

/// <summary>The registry of the box: with the referrers API, and with tokens.</summary>
public sealed class OwnRegistryTests : RegistryContract
{
    protected override async Task<IRunningRegistry> StartRegistryAsync() => await OwnRegistry.StartAsync();
}
