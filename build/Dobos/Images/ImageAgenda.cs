using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Bases;
using Dobos.Images.Layouts;
using Dobos.Services;

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
        try
        {
            var sight = Shelf().Look(mayBeHostMade);
            return sight.Image is { } below ? Work(Built(service), below).Decision : new Decision(IsNeeded: true, sight.Reason);
        }
        catch (BaseImageException none)
        {
            return new Decision(IsNeeded: true, $"it will fail: {none.Message}");
        }
    }

    internal BaseShelf Shelf() => new(checkout);

    // The runtime brings the compression along.
    internal Work Work(ImageOrder order, BaseImage below) => agenda.Reading(
        new ProjectSet([order.Service.Project]),
        $"image-{order.Service.Name}",
        [Form, $"version {order.Version}", $"base {below.Manifest.Digest}", $"runtime {Environment.Version}"]);

    internal string Published(ImageOrder order) => Path.Combine(Folder(order), "publish");

    internal string Layout(ImageOrder order) => Path.Combine(Folder(order), "oci");

    private ImageOrder Built(Service service)
    {
        ImageOrder order = new(service, "");
        return ImageLayout.IsIn(Layout(order)) ? order with { Version = BuiltImage.Of(ImageLayout.Open(Layout(order))).Version } : order;
    }

    private string Folder(ImageOrder order) => Path.Combine(checkout.Artifacts, "images", order.Service.Name);
}
