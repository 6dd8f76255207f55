using Dobos.Registries;

namespace Dobos.Images;

public sealed record ImageBlob(Descriptor Blob, BlobOrigin Origin);
