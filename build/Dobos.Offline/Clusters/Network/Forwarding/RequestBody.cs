using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Dobos.Offline.Clusters.Network.Forwarding;

/// <summary>What the caller sends. A short body is taken in whole first, so that it can be sent again; a long one is passed on as it comes.</summary>
internal sealed class RequestBody
{
    private const int Short = 64 * 1024;

    private readonly HttpContext _context;
    private readonly byte[]? _whole;
    private bool _begun;

    private RequestBody(HttpContext context, bool exists, byte[]? whole) => (_context, Exists, _whole) = (context, exists, whole);

    public bool Exists { get; }

    public bool CanRepeat => !Exists || _whole is not null || !_begun;

    /// <summary>What went wrong on the caller's side, if that is why a request could not be sent.</summary>
    public Exception? CallerFault { get; private set; }

    public static async Task<RequestBody> ReadAsync(HttpContext context)
    {
        Unlimited(context.Features);
        if (context.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return new(context, exists: false, whole: null);
        if (context.Request.ContentLength is not { } length || length > Short)
            return new(context, exists: true, whole: null);

        var whole = new byte[length];
        await context.Request.Body.ReadExactlyAsync(whole, context.RequestAborted);
        return new(context, exists: true, whole);
    }

    public HttpContent? Content(Silence silence) => !Exists ? null : _whole is not null ? new ByteArrayContent(_whole) : new Passed(this, silence);

    /// <summary>How much and how slowly may be sent is for the endpoint to say.</summary>
    private static void Unlimited(IFeatureCollection features)
    {
        if (features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features.IHttpMinRequestBodyDataRateFeature>() is { } slowest)
            slowest.MinDataRate = null;
        if (features.Get<Microsoft.AspNetCore.Server.Kestrel.Core.Features.IHttpMinResponseDataRateFeature>() is { } slowestAnswer)
            slowestAnswer.MinDataRate = null;
    }

    private async Task CopyAsync(Stream to, Silence silence)
    {
        _begun = true;
        var buffer = new byte[Short];
        while (await ReadAsync(buffer, silence.Token) is > 0 and var read)
        {
            await to.WriteAsync(buffer.AsMemory(0, read), silence.Token);
            await to.FlushAsync(silence.Token);
            silence.Moved();
        }
    }

    private async Task<int> ReadAsync(byte[] buffer, CancellationToken cancellation)
    {
        try
        {
            return await _context.Request.Body.ReadAsync(buffer, cancellation);
        }
        catch (Exception e) when (e is IOException)
        {
            CallerFault = e;
            throw;
        }
    }

    private sealed class Passed(RequestBody body, Silence silence) : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context) => body.CopyAsync(stream, silence);

        protected override bool TryComputeLength(out long length)
        {
            length = body._context.Request.ContentLength ?? 0;
            return body._context.Request.ContentLength is not null;
        }
    }
}
