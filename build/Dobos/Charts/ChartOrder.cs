using Dobos.Services;

namespace Dobos.Charts;

/// <summary>A chart that is wanted, and the version that it is to have.</summary>
public sealed record ChartOrder(Service Service, string Version);
