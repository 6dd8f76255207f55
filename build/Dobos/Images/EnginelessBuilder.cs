using Cake.Core;
using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Bases;
using Dobos.Images.Publishing;
using Dobos.Services;

namespace Dobos.Images;

/// <summary>Builds images without a container engine, on one base.</summary>
/// <param name="mayBeHostMade">Whether the images will stay on this machine.</param>
internal sealed class EnginelessBuilder(ICakeContext cake, Checkout checkout, ImageAgenda agenda, Func<string, string?> variables, bool mayBeHostMade)
{
    private readonly BaseShelf _shelf = agenda.Shelf();
    private Task<BaseImage>? _below;

    /// <summary>Publishes what will be needed whatever version and base are.</summary>
    public void Prepare(IReadOnlyCollection<Service> services, CancellationToken cancellation)
    {
        if (services.Count == 0)
            return;

        _ = BaseAsync(cancellation);
        Publish(services, cancellation);
    }

    public async Task BuildAsync(IReadOnlyCollection<ImageOrder> orders, CancellationToken cancellation)
    {
        if (orders.Count > 0)
            Build(orders, await BaseAsync(cancellation), cancellation);
    }

    private Task<BaseImage> BaseAsync(CancellationToken cancellation) =>
        _below ??= Task.Run(() => new BaseProvider(_shelf, cake.ProcessRunner, variables).GetAsync(mayBeHostMade, cancellation), cancellation);

    private void Build(IEnumerable<ImageOrder> orders, BaseImage below, CancellationToken cancellation)
    {
        ImageComposer composer = new(_shelf.Store);
        (ImageOrder Order, Work Work)[] all = [.. orders.Select(order => (order, agenda.Work(order, below)))];
        foreach (var (order, work) in all.Where(one => !one.Work.Decision.IsNeeded))
            Console.WriteLine($"The image of {order.Service.Name} is built: {work.Decision.Reason}.");
        (ImageOrder Order, Work Work)[] needed = [.. all.Where(one => one.Work.Decision.IsNeeded)];
        Publish(needed.Select(one => one.Order.Service), cancellation);
        Parallel.ForEach(needed, new ParallelOptions { CancellationToken = cancellation }, one => one.Work.Do(
            () => composer.Compose(one.Order, below, agenda.Published(one.Order.Service), agenda.Layout(one.Order.Service)).Files));
    }

    private void Publish(IEnumerable<Service> services, CancellationToken cancellation)
    {
        (Service Service, Work Work)[] needed = [.. services.Select(service => (service, agenda.Publication(service))).Where(one => one.Item2.Decision.IsNeeded)];
        if (needed is [])
            return;

        new Publisher(cake, checkout).Publish([.. needed.Select(one => (one.Service.Project, agenda.Published(one.Service)))], cancellation);
        foreach (var (service, work) in needed)
            work.Do(() => Directory.EnumerateFiles(agenda.Published(service), "*", SearchOption.AllDirectories));
    }
}
