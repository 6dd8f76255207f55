namespace Dobos.Images;

/// <summary>Where a blob of an image comes from, which says how often it changes.</summary>
public enum BlobOrigin
{
    Base,
    Dependencies,
    App,

    /// <summary>What a container engine made; it does not tell the base's part from ours.</summary>
    Dockerfile,
    Config,
}
