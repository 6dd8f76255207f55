using System.Net;

namespace Dobos.Registries.Wire;

/// <summary>One answer with a blob in it, or with the rest of one.</summary>
internal sealed class BlobBody : IDisposable
{
    private readonly HttpResponseMessage _answer;
    private readonly Stream _body;
    private readonly Session _session;
    private long _start;

    private BlobBody(HttpResponseMessage answer, Stream body, Session session)
    {
        (_answer, _body, _session) = (answer, body, session);
        _start = answer.StatusCode is HttpStatusCode.PartialContent ? Range?.From ?? 0 : 0;
    }

    /// <summary>How long the blob is by the registry's account.</summary>
    public long? Whole => _answer.StatusCode is HttpStatusCode.PartialContent ? Range?.Length : _answer.Content.Headers.ContentLength;

    private System.Net.Http.Headers.ContentRangeHeaderValue? Range => _answer.Content.Headers.ContentRange;

    public static async Task<BlobBody> OfAsync(HttpResponseMessage answer, Session session, CancellationToken cancellation) =>
        new(answer, await answer.Content.ReadAsStreamAsync(cancellation), session);

    /// <summary>Passes over what is here already, where the registry begins before the place that was asked for.</summary>
    public async Task SkipToAsync(long position, CancellationToken cancellation)
    {
        if (_start > position)
            throw new InvalidDataException($"it sends a blob from byte {_start} where byte {position} was asked for");

        using var buffer = LargeBuffer.Rent();
        while (_start < position)
        {
            var count = await ReadAsync(buffer.Memory[..(int)Math.Min(buffer.Memory.Length, position - _start)], cancellation);
            _start += count > 0 ? count : throw new BrokenTransferException($"it broke off before byte {position}");
        }
    }

    /// <summary>Some bytes; none when the body is at its end or broken, which its length tells apart.</summary>
    public async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellation)
    {
        using Idle idle = new(_session.Patience.Idle, _session.Clock, cancellation);
        try
        {
            return await _body.ReadAsync(buffer, idle.Token);
        }
        catch (Exception broken) when (broken is IOException || idle.IsLate(cancellation))
        {
            return 0;
        }
    }

    public void Dispose()
    {
        _body.Dispose();
        _answer.Dispose();
    }
}
