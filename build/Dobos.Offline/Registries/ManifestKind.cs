namespace Dobos.Offline.Registries;

/// <summary>The media types of manifests that the registry understands.</summary>
internal static class ManifestKind
{
    public const string OciImage = "application/vnd.oci.image.manifest.v1+json";
    public const string OciIndex = "application/vnd.oci.image.index.v1+json";
    public const string DockerImage = "application/vnd.docker.distribution.manifest.v2+json";
    public const string DockerList = "application/vnd.docker.distribution.manifest.list.v2+json";

    public static bool IsImage(string mediaType) => mediaType is OciImage or DockerImage;

    public static bool IsIndex(string mediaType) => mediaType is OciIndex or DockerList;
}
