using Cake.Core;
using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Images.Publishing;

namespace Dobos.Images;

/// <summary>Builds the images of services, without a container engine; those whose inputs did not change are as they were.</summary>
public sealed class ImageBuilder(ICakeContext cake, Checkout checkout, ImageAgenda agenda, Func<string, string?> variables)
{
    /// <param name="mayBeHostMade">Whether the images will stay on this machine.</param>
    public async Task<IReadOnlyList<BuiltImage>> BuildAsync(IReadOnlyList<ImageOrder> orders, bool mayBeHostMade, CancellationToken cancellation)
    {
        new DockerfileWish(orders).Check(mayBeHostMade && !agenda.IsCI);
        var shelf = agenda.Shelf();
        var below = await new BaseProvider(shelf, cake.ProcessRunner, variables).GetAsync(mayBeHostMade, cancellation);
        (ImageOrder Order, Work Work)[] all = [.. orders.Select(order => (order, agenda.Work(order, below)))];
        foreach (var (order, work) in all.Where(one => !one.Work.Decision.IsNeeded))
            Console.WriteLine($"The image of {order.Service.Name} is built: {work.Decision.Reason}.");
        Build([.. all.Where(one => one.Work.Decision.IsNeeded)], below, new ImageComposer(shelf.Store), cancellation);
        return [.. orders.Select(order => BuiltImage.Of(ImageLayout.Open(agenda.Layout(order))))];
    }

    private void Build((ImageOrder Order, Work Work)[] needed, BaseImage below, ImageComposer composer, CancellationToken cancellation)
    {
        if (needed is [])
            return;

        new Publisher(cake, checkout).Publish([.. needed.Select(one => (one.Order.Service.Project, agenda.Published(one.Order)))], cancellation);
        Parallel.ForEach(needed, new ParallelOptions { CancellationToken = cancellation }, one => one.Work.Do(() => Compose(one.Order, below, composer)));
    }

    private IEnumerable<string> Compose(ImageOrder order, BaseImage below, ImageComposer composer) =>
    [
        .. composer.Compose(order, below, agenda.Published(order), agenda.Layout(order)).Files,
        .. Directory.EnumerateFiles(agenda.Published(order), "*", SearchOption.AllDirectories),
    ];
}
