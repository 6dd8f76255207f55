using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Services;
using Dobos.Versions;

namespace Dobos.Images;

/// <summary>What the images of services depend on, and where they lie. It only looks, so that a plan may ask it.</summary>
public sealed class ImageAgenda(Checkout checkout, Agenda agenda)
{
    // To be raised when the same inputs shall give other images.
    private const string Form = "form 1";

    internal bool IsCI => agenda.IsCI;

    /// <summary>Whether a service's image would be built, and why or why not; in the version that it has, for only git knows whether there is another by now.</summary>
    public Decision Foresee(Service service, bool mayBeHostMade)
    {
        if (service.Image.IsOfDockerfile)
            return Dockerfile(Built(service)).Decision;

        try
        {
            var sight = Shelf().Look(mayBeHostMade);
            return sight.Image is { } below ? Foresee(service, below) : new Decision(IsNeeded: true, sight.Reason);
        }
        catch (BaseImageException none)
        {
            return new Decision(IsNeeded: true, $"it will fail: {none.Message}");
        }
    }

    internal BaseShelf Shelf() => new(checkout);

    private Decision Foresee(Service service, BaseImage below) => Work(Built(service), below).Decision;

    /// <summary>What decides whether a service must be published again: neither its version nor its base.</summary>
    internal Work Publication(Service service) => agenda.Reading(new ProjectSet([service.Project]), $"publish-{service.Name}", [Form]);

    // The runtime brings the compression along.
    internal Work Work(ImageOrder order, BaseImage below) => agenda.Reading(
        new ProjectSet([order.Service.Project]),
        $"image-{order.Service.Name}",
        [Form, $"version {order.Version}", $"base {below.Manifest.Digest}", $"runtime {Environment.Version}"]);

    // What a tag in FROM stands for may change from day to day: that is no input, and whoever minds pins by digest.
    internal Work Dockerfile(ImageOrder order) => agenda.Reading(DockerfilePlaces(order.Service), $"dockerfile-{order.Service.Name}", [Form, $"version {order.Version}"]);

    /// <summary>The image that a container engine built of the same inputs before, whatever has been touched since; null where there is none.</summary>
    internal ImageLayout? FindBuilt(ImageOrder order) =>
        ImageLayout.Find(Layout(order.Service)) is { } layout && BuiltImage.Of(layout) is { } image && (image.Version, image.Inputs) == (order.Version, order.InputsHash) ? layout : null;

    internal string Context(Service service) => Path.Combine(Folder(service), "context");

    internal string Published(Service service) => Path.Combine(Folder(service), "publish");

    internal string Layout(Service service) => Path.Combine(Folder(service), "oci");

    private ImageOrder Built(Service service) =>
        new(service, ImageLayout.Find(Layout(service)) is { } layout ? BuiltImage.Of(layout).Version : "");

    private string[] DockerfilePlaces(Service service)
    {
        var file = service.Image.Dockerfile;
        string[] always = [file, $"{file}.dockerignore", Path.Combine(service.Folder, "service.json"), Path.Combine(checkout.Root, ".dockerignore")];
        return [.. always, .. DockerContext.Sources(File.ReadAllText(file)).Select(source => Path.GetFullPath(source, checkout.Root))];
    }

    private string Folder(Service service) => Path.Combine(checkout.Artifacts, "images", service.Name);
}
