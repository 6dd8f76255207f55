using System.Security.Cryptography;
using Dobos.Offline.Registries;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>What was pulled, once for each digest; what does not match its digest never gets here.</summary>
internal sealed class BlobFolder(string folder)
{
    // Several clusters of one box share the folder: only what another life of the box began is left over.
    private static readonly string Ending = $".{Environment.ProcessId}.half";

    /// <summary>Deletes what a box that was killed had begun.</summary>
    public void Clean()
    {
        Directory.CreateDirectory(folder);
        foreach (var half in Directory.EnumerateFiles(folder, "*.half").Where(half => !half.EndsWith(Ending, StringComparison.Ordinal)))
            File.Delete(half);
    }

    public string PathOf(Digest digest) => Path.Combine(folder, digest.FileName);

    public bool Has(Digest digest) => File.Exists(PathOf(digest));

    public async Task PutAsync(Digest digest, Stream content, Action moved, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var half = Path.Combine(folder, $"{Guid.NewGuid():n}{Ending}");
        try
        {
            using var hash = IncrementalHash.CreateHash(digest.Algorithm is "sha512" ? HashAlgorithmName.SHA512 : HashAlgorithmName.SHA256);
            await using (var file = File.Create(half))
                await CopyAsync(content, file, hash, moved, cancellation);

            if (Digest.Of(hash.GetCurrentHash()) is var came && came != digest)
                throw new ImagePullException($"failed commit on ref \"{digest}\": unexpected commit digest {came}, expected {digest}: failed precondition");
            File.Move(half, PathOf(digest), overwrite: true);
        }
        finally
        {
            File.Delete(half);
        }
    }

    private static async Task CopyAsync(Stream from, Stream to, IncrementalHash hash, Action moved, CancellationToken cancellation)
    {
        var buffer = new byte[128 * 1024];
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0;)
        {
            moved();
            hash.AppendData(buffer.AsSpan(0, read));
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }
}
