using Dobos.Charts;
using Dobos.Images;
using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>All that a registry has to be given: a manifest, and the bytes of each blob that it names.</summary>
public sealed record Artifact(string Name, Manifest Manifest, Func<Digest, BlobSource> Content)
{
    public static Artifact Of(BuiltImage image) => new("image", image.Layout.Manifest, image.Layout.Source);

    public static Artifact Of(BuiltChart chart) => Of("chart", chart.Manifest, chart.Config, chart.Archive);

    /// <summary>One whose blobs are in memory.</summary>
    internal static Artifact Of(string name, Manifest manifest, params byte[][] blobs)
    {
        var byDigest = blobs.ToDictionary(bytes => Digest.Of(bytes));
        return new(name, manifest, digest => _ => Task.FromResult<Stream>(new MemoryStream(byDigest[digest], writable: false)));
    }
}
