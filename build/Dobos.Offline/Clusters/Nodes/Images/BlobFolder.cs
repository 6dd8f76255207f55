using System.Security.Cryptography;
using Dobos.Offline.Registries;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>What was pulled, once for each digest; what does not match its digest never gets here.</summary>
internal sealed class BlobFolder(string folder)
{
    public string PathOf(Digest digest) => Path.Combine(folder, digest.FileName);

    public bool Has(Digest digest) => File.Exists(PathOf(digest));

    public async Task PutAsync(Digest digest, Stream content, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var half = Path.Combine(folder, $"{Guid.NewGuid():n}.half");
        try
        {
            using var hash = IncrementalHash.CreateHash(digest.Algorithm is "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256);
            await using (var file = File.Create(half))
                await CopyAsync(content, file, hash, cancellation);

            if (Digest.Of(hash.GetCurrentHash()) is var came && came != digest)
                throw new ImagePullException($"failed commit on ref \"{digest}\": unexpected commit digest {came}, expected {digest}: failed precondition");
            File.Move(half, PathOf(digest), overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, IncrementalHash hash, CancellationToken cancellation)
    {
        var buffer = new byte[128 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            hash.AppendData(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }
}
