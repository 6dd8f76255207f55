namespace Dobos.Registries.Copying;

/// <summary>How a blob came to be where it was wanted.</summary>
public enum BlobFate
{
    WasThere,
    Mounted,
    Copied,
}
