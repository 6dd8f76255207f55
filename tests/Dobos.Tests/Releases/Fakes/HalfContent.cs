using System.Net;

namespace Dobos.Tests.Releases.Fakes;

/// <summary>A body that promises all of its bytes, and breaks off after half of them.</summary>
internal sealed class HalfContent(byte[] bytes) : HttpContent
{
    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2));
        await stream.FlushAsync();
        throw new IOException("Here it breaks off.");
    }

    protected override bool TryComputeLength(out long length)
    {
        length = bytes.Length;
        return true;
    }
}
