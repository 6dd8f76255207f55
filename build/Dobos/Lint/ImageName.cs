namespace Dobos.Lint;

internal static class ImageName
{
    /// <summary>Whether an image is named by digest, or by a tag that is not latest. The port of a registry is no tag.</summary>
    internal static bool IsPinned(string image) =>
        image.Contains('@', StringComparison.Ordinal) || Tag(image[(image.LastIndexOf('/') + 1)..]) is not ("" or "latest");

    private static string Tag(string name) => name.IndexOf(':', StringComparison.Ordinal) is >= 0 and var colon ? name[(colon + 1)..] : "";
}
