using Dobos.Printing;

namespace Dobos.Deploying.Shipping;

/// <summary>What runs in an environment after it was worked on.</summary>
public sealed class ShipReport(string environment, IReadOnlyList<Shipped> services) : IReport
{
    public string ToText() => string.Join('\n', TextTable.Rows(services.Select(one => new[] { environment, one.Service, one.Version, $"revision {one.Revision}", Said(one.How), one.Address.ToString() })));

    public string ToJson() => JsonReport.Write(json =>
    {
        json.WriteString("environment", environment);
        JsonReport.WriteArray(json, "services", services, (one, shipped) =>
        {
            one.WriteString("service", shipped.Service);
            one.WriteString("version", shipped.Version);
            one.WriteNumber("revision", shipped.Revision);
            one.WriteString("how", Said(shipped.How));
            one.WriteString("address", shipped.Address.ToString());
        });
    });

    private static string Said(ShippedHow how) => how switch
    {
        ShippedHow.Unchanged => "unchanged",
        ShippedHow.Deployed => "deployed",
        _ => "went back",
    };
}
