using System.Security.Cryptography;
using Dobos.Registries;

namespace Dobos.Artifacts.Layers;

/// <summary>Passes on what is written to it, and knows its digest and its length in the end.</summary>
internal sealed class HashingStream(Stream next) : PassingStream
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>To be asked once, when all is written.</summary>
    public Digest Digest() => Registries.Digest.Parse($"sha256:{Convert.ToHexStringLower(_hash.GetHashAndReset())}");

    public override void Flush() => next.Flush();

    protected override void Pass(ReadOnlySpan<byte> buffer)
    {
        _hash.AppendData(buffer);
        next.Write(buffer);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _hash.Dispose();
        base.Dispose(disposing);
    }
}
