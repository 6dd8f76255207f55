using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Charts;

/// <summary>What a packed chart depends on, and where it lies.</summary>
public sealed class ChartAgenda(Checkout checkout)
{
    // To be raised when the same inputs shall give another archive.
    private const string Form = "form 1";

    internal Work Work(ChartOrder order) => new(
        new StampStore(checkout),
        $"chart-{order.Service.Name}",
        [Form, $"version {order.Version}", $"runtime {Environment.Version}"],
        () => [.. Directory.EnumerateFiles(order.Service.Chart, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(FileState.Of)]);

    internal string Folder(ChartOrder order) => Path.Combine(checkout.Artifacts, "charts", order.Service.Name);
}
