namespace Dobos.Registries;

/// <summary>Opens content from its first byte, as often as an upload has to begin anew.</summary>
public delegate Task<Stream> BlobSource(CancellationToken cancellation);
