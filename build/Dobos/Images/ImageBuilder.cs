using Cake.Core;
using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Images.Publishing;
using Dobos.Services;

namespace Dobos.Images;

/// <summary>Builds the images of services, without a container engine; those whose inputs did not change are as they were.</summary>
public sealed class ImageBuilder(ICakeContext cake, Checkout checkout, ImageAgenda agenda, Func<string, string?> variables)
{
    /// <param name="services">Whose images are wanted.</param>
    /// <param name="ask">Says in which versions; while git is asked, and the base is made or fetched, what must be published is published, for that has neither.</param>
    /// <param name="mayBeHostMade">Whether the images will stay on this machine.</param>
    public async Task<IReadOnlyList<BuiltImage>> BuildAsync(
        IReadOnlyList<Service> services, Func<IReadOnlyList<ImageOrder>> ask, bool mayBeHostMade, CancellationToken cancellation)
    {
        new DockerfileWish(services).Check(mayBeHostMade && !agenda.IsCI);
        var asked = Task.Run(ask, cancellation);
        var shelf = agenda.Shelf();
        var provided = Task.Run(() => new BaseProvider(shelf, cake.ProcessRunner, variables).GetAsync(mayBeHostMade, cancellation), cancellation);
        Publish(services, cancellation);
        var below = await provided;
        var orders = await asked;
        Build(orders, below, new ImageComposer(shelf.Store), cancellation);
        return [.. orders.Select(order => BuiltImage.Of(ImageLayout.Open(agenda.Layout(order.Service))))];
    }

    private void Build(IReadOnlyList<ImageOrder> orders, BaseImage below, ImageComposer composer, CancellationToken cancellation)
    {
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
