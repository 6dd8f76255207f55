using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Bases;

namespace Dobos.Images;

/// <summary>What the images of services depend on, and where they lie. It only looks, so that a plan may ask it.</summary>
public sealed class ImageAgenda(Checkout checkout, Agenda agenda)
{
    // To be raised when the same inputs shall give other images.
    private const string Form = "form 1";

    /// <summary>Whether an image would be built, and why or why not.</summary>
    public Decision Foresee(ImageOrder order, bool mayBeHostMade) =>
        Shelf().Look(mayBeHostMade) is var sight && sight.Image is { } below ? Work(order, below).Decision : new Decision(IsNeeded: true, sight.Reason);

    internal BaseShelf Shelf() => new(checkout);

    // The runtime brings the compression along.
    internal Work Work(ImageOrder order, BaseImage below) => agenda.Reading(
        new ProjectSet([order.Service.Project]),
        $"image-{order.Service.Name}",
        [Form, $"version {order.Version}", $"base {below.Manifest.Digest}", $"runtime {Environment.Version}"]);

    internal string Published(ImageOrder order) => Path.Combine(Folder(order), "publish");

    internal string Layout(ImageOrder order) => Path.Combine(Folder(order), "oci");

    private string Folder(ImageOrder order) => Path.Combine(checkout.Artifacts, "images", order.Service.Name);
}
