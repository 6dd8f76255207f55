using System.Net;
using System.Security.Cryptography;
using Dobos.Registries.Auth;

namespace Dobos.Registries.Wire;

/// <summary>
/// A blob as it comes from a registry. Where it breaks off it goes on from there; and its last bytes are handed out only when the whole is known to be right,
/// so that whoever passes it on has never passed on all of something wrong.
/// </summary>
internal sealed class BlobStream(Session session, string repository, Descriptor blob) : Stream
{
    private readonly IncrementalHash _hash = blob.Digest.NewHash();
    private readonly long _start = session.Clock.GetTimestamp();
    private BlobBody? _body;
    private long _position;
    private bool _right;

    private string What => $"the download of {blob.Digest} from '{repository}'";

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => blob.Size;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (_right || buffer.IsEmpty)
            return 0;

        var count = await SomeAsync(buffer, cancellationToken);
        _hash.AppendData(buffer.Span[..count]);
        _position += count;
        if (_position == blob.Size)
            await EndAsync(cancellationToken);

        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Close(_body);
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private async ValueTask<int> SomeAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        var wanted = buffer[..(int)Math.Min(buffer.Length, blob.Size - _position)];
        if (session.Clock.GetElapsedTime(_start) > session.Patience.BlobDeadline)
            throw new RegistryUnreachableException(session.Registry, What, $"it was not done after {session.Patience.BlobDeadline.TotalSeconds:0.#} s");
        if (_body is not null && await FromBodyAsync(wanted, cancellation) is { } count)
            return count;

        return await session.TryAsync(What, session.Patience.BlobDeadline, async token =>
        {
            _body ??= await OpenAsync(token);
            return await FromBodyAsync(wanted, token) ?? throw new BrokenTransferException($"it broke off after {_position} of {blob.Size} bytes");
        }, cancellation);
    }

    private async ValueTask<int?> FromBodyAsync(Memory<byte> wanted, CancellationToken cancellation)
    {
        if (wanted.IsEmpty)
            return 0;

        if (await _body!.ReadAsync(wanted, cancellation) is > 0 and var count)
            return count;

        Close(_body);
        _body = null;
        return null;
    }

    private async Task<BlobBody> OpenAsync(CancellationToken cancellation)
    {
        Call call = new(HttpMethod.Get, session.At($"{repository}/blobs/{blob.Digest}"), Scope.Pull(repository)) { From = _position };
        var answer = await session.SendAsync(call, cancellation, HttpStatusCode.OK, HttpStatusCode.PartialContent);
        var body = await BlobBody.OfAsync(answer, session, cancellation);
        if (body.Whole is { } whole && whole != blob.Size)
        {
            body.Dispose();
            throw Corrupt($"it has {whole} bytes instead of {blob.Size}");
        }

        await body.SkipToAsync(_position, cancellation);
        return body;
    }

    private async Task EndAsync(CancellationToken cancellation)
    {
        if (_body is not null && await _body.ReadAsync(new byte[1], cancellation) > 0)
            throw Corrupt($"it has more than {blob.Size} bytes");
        if (!blob.Digest.IsResultOf(_hash))
            throw Corrupt("its bytes have another digest");

        _right = true;
    }

    private CorruptContentException Corrupt(string reason) => new(session.Registry, repository, blob.Digest, reason);

    private static void Close(BlobBody? body) => body?.Dispose();
}
