namespace Dobos.Lint.Charts;

internal static class ImageRules
{
    internal static IEnumerable<Finding> NoLatest(ChartRendering rendering) =>
        from container in rendering.Pods.SelectMany(pod => pod.Containers)
        let image = container.Image.Text ?? ""
        where !ImageName.IsPinned(image)
        select rendering.At(
            container, container.Image, "no-latest",
            $"The image '{image}' of {container} names no version: give it a digest or a tag other than latest.");
}
