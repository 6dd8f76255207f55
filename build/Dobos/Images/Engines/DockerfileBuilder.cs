using Cake.Core;
using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Images.Engines;

/// <summary>Builds the images of services that ask for their Dockerfile, where a container engine answers.</summary>
public sealed class DockerfileBuilder(ICakeContext cake, Checkout checkout, ImageAgenda agenda, TestStage tests)
{
    /// <param name="orders">What is wanted.</param>
    /// <param name="mayDoWithout">An image made another way will do, because it stays on this machine.</param>
    /// <returns>The orders that are left, because no engine is here.</returns>
    internal IReadOnlyList<ImageOrder> Build(IEnumerable<ImageOrder> orders, bool mayDoWithout, CancellationToken cancellation)
    {
        (ImageOrder Order, Work Work)[] needed = [.. orders.Select(order => (order, agenda.Dockerfile(order))).Where(one => IsNeeded(one.order, one.Item2))];
        if (needed is [])
            return [];

        ImageOrder[] wanted = [.. needed.Select(one => one.Order)];
        if (Find(wanted, mayDoWithout) is not { } engine)
            return wanted;

        DockerfileBench bench = new(cake, checkout, tests, engine);
        foreach (var (order, work) in needed)
            work.Do(() => bench.Build(order, agenda.Context(order.Service), agenda.Layout(order.Service), cancellation).Files);
        return [];
    }

    // Where files were only touched nothing is built: an engine would give the same inputs other bytes.
    private bool IsNeeded(ImageOrder order, Work work)
    {
        var reason = work.Decision.Reason;
        if (work.Decision.IsNeeded)
        {
            if (agenda.FindBuilt(order) is not { } built)
                return true;

            work.Do(() => built.Files);
            reason = "it was built of the same inputs";
        }

        Console.WriteLine($"The image of {order.Service.Name} is built: {reason}.");
        return false;
    }

    private Engine? Find(ImageOrder[] orders, bool mayDoWithout)
    {
        var (engine, reason) = new EngineSearch(cake).Find();
        if (engine is not null)
            return engine;

        NoEngineException none = new(orders.Select(order => order.Service.Name), reason);
        if (!mayDoWithout)
            throw none;

        Console.WriteLine($"{none.Message} For now the image is built without one, because it stays on this machine.");
        return null;
    }
}
