using Cake.Core;
using Dobos.Tools;

namespace Dobos.Charts;

/// <summary>Packs the charts of services; those whose files did not change are as they were.</summary>
public sealed class ChartPackager(ICakeContext cake, ToolBox tools, ChartAgenda agenda)
{
    public async Task<IReadOnlyList<BuiltChart>> PackAsync(IReadOnlyList<ChartOrder> orders, CancellationToken cancellation)
    {
        foreach (var order in orders)
            await PackAsync(order, cancellation);
        return [.. orders.Select(order => BuiltChart.Open(order, agenda.Folder(order)))];
    }

    private async Task PackAsync(ChartOrder order, CancellationToken cancellation)
    {
        var work = agenda.Work(order);
        if (!work.Decision.IsNeeded)
        {
            Console.WriteLine($"The chart of {order.Service.Name} is packed: {work.Decision.Reason}.");
            return;
        }

        ChartBench bench = new(cake, await tools.ResolveAsync("helm", version: null, cancellation), agenda.Folder(order));
        work.Do(() => bench.Pack(order));
    }
}
