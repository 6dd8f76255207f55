using Dobos.Offline.Registries;
using Dobos.Offline.Sites;

namespace Dobos.Offline.Boxes;

/// <summary>Opens registries.</summary>
internal sealed class RegistryKeeper(TimeProvider clock)
{
    public async Task<Served> OpenAsync(string name, string folder)
    {
        var registry = Registry.Open(folder, clock);
        var site = await LastPort.StartAsync(folder, certificate: null, application => application.MapRegistry(registry));
        return new(name, site, new Dictionary<string, string> { ["pushPasswordFile"] = registry.PushPasswordFile, ["pullPasswordFile"] = registry.PullPasswordFile })
        {
            Collect = registry.Collect,
        };
    }
}
