using Dobos.Registries;

namespace Dobos.Images.Layouts;

/// <summary>The mark on a layer's descriptor that says where it comes from; a layer of the base has none.</summary>
internal static class LayerOrigin
{
    public const string Annotation = "dev.dobos.layer";

    private static readonly BlobOrigin[] Marked = [BlobOrigin.Dependencies, BlobOrigin.App, BlobOrigin.Dockerfile];

    public static Descriptor Mark(Descriptor blob, BlobOrigin origin) =>
        blob with { Annotations = new Dictionary<string, string> { [Annotation] = Name(origin) } };

    public static BlobOrigin Of(Descriptor blob) =>
        blob.Annotations.TryGetValue(Annotation, out var name) ? Marked.FirstOrDefault(origin => Name(origin) == name, BlobOrigin.App) : BlobOrigin.Base;

    private static string Name(BlobOrigin origin) => origin.ToString().ToLowerInvariant();
}
