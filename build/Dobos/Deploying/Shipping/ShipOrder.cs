using Dobos.Services;

namespace Dobos.Deploying.Shipping;

/// <summary>Which services can be deployed at once: each wave depends on those before it alone.</summary>
internal static class ShipOrder
{
    public static IReadOnlyList<IReadOnlyList<Service>> Waves(IReadOnlyList<Service> services)
    {
        List<IReadOnlyList<Service>> waves = [];
        List<Service> left = [.. services];
        while (left.Count > 0)
        {
            Service[] free = [.. left.Where(service => !service.DependsOn.Any(other => other != service.Name && left.Exists(one => one.Name == other)))];
            // Services that wait for each other are all the same begun.
            Service[] wave = free is [] ? [.. left] : free;
            waves.Add(wave);
            left.RemoveAll(wave.Contains);
        }

        return waves;
    }
}
