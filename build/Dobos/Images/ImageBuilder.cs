using Cake.Core;
using Dobos.Checkouts;
using Dobos.Images.Engines;
using Dobos.Images.Layouts;
using Dobos.Services;

namespace Dobos.Images;

/// <summary>Builds the images of services, each in the way that its service.json asks for; those whose inputs did not change are as they were.</summary>
public sealed class ImageBuilder(ICakeContext cake, Checkout checkout, ImageAgenda agenda, DockerfileBuilder dockerfiles, Func<string, string?> variables)
{
    /// <param name="services">Whose images are wanted.</param>
    /// <param name="ask">Says in which versions; while git is asked, and the base is made or fetched, what must be published is published, for that has neither.</param>
    /// <param name="mayBeHostMade">Whether the images will stay on this machine.</param>
    public async Task<IReadOnlyList<BuiltImage>> BuildAsync(
        IReadOnlyList<Service> services, Func<IReadOnlyList<ImageOrder>> ask, bool mayBeHostMade, CancellationToken cancellation)
    {
        var asked = Task.Run(ask, cancellation);
        EnginelessBuilder engineless = new(cake, checkout, agenda, variables, mayBeHostMade);
        engineless.Prepare([.. services.Where(service => !service.Image.IsOfDockerfile)], cancellation);
        var orders = await asked;
        var left = dockerfiles.Build(orders.Where(order => order.Service.Image.IsOfDockerfile), mayDoWithout: mayBeHostMade && !agenda.IsCI, cancellation);
        await engineless.BuildAsync([.. orders.Where(order => !order.Service.Image.IsOfDockerfile), .. left], cancellation);
        return [.. orders.Select(order => BuiltImage.Of(ImageLayout.Open(agenda.Layout(order.Service))))];
    }
}
