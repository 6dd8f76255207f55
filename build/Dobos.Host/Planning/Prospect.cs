using Dobos.Checkouts;
using Dobos.Environments;
using Dobos.Host.Switching;
using Dobos.Services;

namespace Dobos.Host.Planning;

/// <summary>All that a plan may look at. There is no Cake in it, so that no plan can start anything.</summary>
public sealed record Prospect(Switches Switches, Checkout Checkout, ServiceCatalog Catalog, EnvironmentCatalog Environments)
{
    public IReadOnlyList<Service> Services => Catalog.Require(Switches.Services);

    /// <summary>The same, once the names that the switches give are known to exist.</summary>
    public Prospect Checked()
    {
        if (Switches.Services.Length > 0)
            _ = Services;
        if (Switches.Environment is { } name)
            Environments.Find(name);
        return this;
    }
}
