using Dobos.Checkouts;
using Dobos.Json;
using Dobos.Names;

namespace Dobos.Services;

/// <summary>The services of this checkout: each folder in src/ with a service.json. Read once, when first asked for.</summary>
public sealed class ServiceCatalog(Checkout checkout)
{
    private readonly Lazy<IReadOnlyList<Service>> _all = new(() => Load(checkout));

    public IReadOnlyList<Service> All => _all.Value;

    /// <summary>The services of these names, or all when none is named.</summary>
    public IReadOnlyList<Service> Require(IReadOnlyCollection<string> names) => names.Count == 0 ? All : [.. names.Distinct().Select(Require)];

    private Service Require(string name) =>
        All.FirstOrDefault(service => service.Name == name)
        ?? throw new UnknownNameException("service", name, [.. All.Select(service => service.Name)], "src has no <folder>/service.json");

    private static Service[] Load(Checkout checkout)
    {
        List<JsonFinding> findings = [];
        var reader = new ServiceReader(checkout, findings);
        var services = Files(checkout).Select(reader.Read).OfType<Service>().ToArray();
        reader.CheckTogether(services);
        return findings is [] ? services : throw new InvalidJsonException(findings);
    }

    private static IEnumerable<string> Files(Checkout checkout) =>
        Directory.Exists(checkout.Sources)
            ? Directory.EnumerateDirectories(checkout.Sources).Select(folder => Path.Combine(folder, "service.json")).Where(File.Exists).Order(StringComparer.Ordinal)
            : [];
}
