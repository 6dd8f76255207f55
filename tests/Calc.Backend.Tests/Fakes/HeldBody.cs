using System.Net;
using System.Text;

namespace Calc.Backend.Tests.Fakes;

/// <summary>A body that is sent when the test says so. <see cref="Awaited"/> is done as soon as the service reads it.</summary>
public sealed class HeldBody(string json) : HttpContent
{
    private readonly TaskCompletionSource _awaited = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Awaited => _awaited.Task;

    public void Release() => _released.SetResult();

    protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
    {
        _awaited.SetResult();
        await _released.Task;
        await stream.WriteAsync(Encoding.UTF8.GetBytes(json));
    }

    protected override bool TryComputeLength(out long length)
    {
        length = Encoding.UTF8.GetByteCount(json);
        return true;
    }
}
