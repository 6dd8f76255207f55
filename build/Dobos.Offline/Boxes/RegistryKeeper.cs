using Dobos.Offline.Registries;
using Dobos.Offline.Sites;

namespace Dobos.Offline.Boxes;

/// <summary>Opens registries, at addresses as docker takes them: localhost stands for plain http.</summary>
internal sealed class RegistryKeeper(TimeProvider clock)
{
    public async Task<Served> OpenAsync(string name, string folder)
    {
        var registry = Registry.Open(folder, clock);
        var site = await LastPort.StartAsync(folder, certificate: null, application => application.MapRegistry(registry));
        return new(name, $"localhost:{site.Address.Port}", site, new Dictionary<string, string> { ["pushPasswordFile"] = registry.PushPasswordFile, ["pullPasswordFile"] = registry.PullPasswordFile })
        {
            Collect = registry.Collect,
        };
    }
}
