using System.Net;
using Dobos.Failures;

namespace Dobos.Registries.Wire;

/// <summary>A request's body that streams from where a blob is, and is broken off when that fails, so that no registry can take it for whole.</summary>
internal sealed class BlobContent : HttpContent
{
    private readonly Stream _source;
    private readonly long _size;
    private readonly Action<long> _sent;
    private Idle? _idle;

    public BlobContent(Stream source, long size, Action<long> sent)
    {
        (_source, _size, _sent) = (source, size, sent);
        Headers.ContentType = new("application/octet-stream");
        Headers.ContentLength = size;
    }

    /// <summary>Why the source gave no more; not the registry's fault.</summary>
    public Exception? Fault { get; private set; }

    public void Watch(Idle idle) => _idle = idle;

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
    {
        using var buffer = LargeBuffer.Rent();
        var sent = 0L;
        while (await ReadAsync(buffer.Memory, cancellationToken) is > 0 and var count)
        {
            sent += count;
            if (sent > _size)
                break;

            await stream.WriteAsync(buffer.Memory[..count], cancellationToken);
            _idle?.Touch();
            _sent(sent);
        }

        if (sent != _size)
            throw Fault = new RegistryException(
                $"What is uploaded has {(sent > _size ? "more" : $"{sent}")} bytes where {_size} were announced; the upload was abandoned. " +
                "Try again when nobody changes it.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = _size;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _source.Dispose();
        base.Dispose(disposing);
    }

    private async Task<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        // While the source is waited for, with whatever patience it has, the registry is not late.
        _idle?.Pause();
        try
        {
            return await _source.ReadAsync(buffer, cancellation);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested)
        {
            Fault = failed as DobosException
                ?? new RegistryException($"What is uploaded cannot be read: {failed.Message.TrimEnd('.')}; the upload was abandoned.", failed);
            throw;
        }
        finally
        {
            _idle?.Touch();
        }
    }
}
