using System.Buffers;
using System.Security.Cryptography;

namespace Dobos.Offline.Registries;

/// <summary>A blob on its way in: a file aside, hashed while it is written. Whoever calls holds <see cref="TurnAsync"/>.</summary>
internal sealed class Upload(string id, RepositoryName repository, string file, TimeProvider clock) : IDisposable
{
    private const int BufferSize = 256 * 1024;

    private readonly SemaphoreSlim _turn = new(1);
    private IncrementalHash? _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private DateTimeOffset _touched = clock.GetUtcNow();

    public string Id => id;

    public RepositoryName Repository => repository;

    public string File => file;

    public long Length { get; private set; }

    public TimeSpan Idle => clock.GetUtcNow() - _touched;

    public Task TurnAsync(CancellationToken cancellation) => _turn.WaitAsync(cancellation);

    public bool TryTurn() => _turn.Wait(0);

    public void Leave()
    {
        _touched = clock.GetUtcNow();
        Release();
    }

    public void Release() => _turn.Release();

    /// <summary>Adds all of the body or, if it breaks off or is not as long as was said, nothing of it.</summary>
    public async Task AppendAsync(Stream body, long? expected, CancellationToken cancellation)
    {
        await using FileStream target = new(file, FileMode.Open, FileAccess.Write, FileShare.Read, bufferSize: 0, FileOptions.Asynchronous);
        var before = target.Seek(0, SeekOrigin.End);
        try
        {
            await CopyAsync(body, target, cancellation);
            if (expected is { } length && target.Length - before != length)
                throw Refused.Size($"The chunk has {target.Length - before} bytes, but its Content-Range says {length}; nothing of it was kept.");

            Length = target.Length;
        }
        catch
        {
            // The hash has seen what is cut off here; Complete reads the file again.
            _hash?.Dispose();
            _hash = null;
            target.SetLength(before);
            throw;
        }
    }

    public async Task<Digest> DigestAsync(Digest asked, CancellationToken cancellation)
    {
        if (_hash is not null && asked.Algorithm is "sha256")
            return Digest.Of(_hash.GetCurrentHash());

        await using var content = System.IO.File.OpenRead(file);
        return await asked.SameKindOfAsync(content, cancellation);
    }

    /// <summary>The turn stays usable: others may wait for it, and then find that the upload has ended.</summary>
    public void Dispose()
    {
        _hash?.Dispose();
        System.IO.File.Delete(file);
    }

    private async Task CopyAsync(Stream body, FileStream target, CancellationToken cancellation)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            while (await FillAsync(body, buffer.AsMemory(0, BufferSize), cancellation) is > 0 and var read)
            {
                _hash?.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // One write for many reads: the server hands out what came in, a few kilobytes at a time.
    private static async Task<int> FillAsync(Stream body, Memory<byte> buffer, CancellationToken cancellation) =>
        await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellation);
}
