using System.Buffers;

namespace Dobos.Registries.Wire;

/// <summary>A buffer for a body: large, because each turn costs a call into the system on both sides.</summary>
internal readonly struct LargeBuffer : IDisposable
{
    private const int Size = 1 << 20;

    private readonly byte[] _bytes;

    private LargeBuffer(byte[] bytes) => _bytes = bytes;

    public Memory<byte> Memory => _bytes;

    public static LargeBuffer Rent() => new(ArrayPool<byte>.Shared.Rent(Size));

    public void Dispose() => ArrayPool<byte>.Shared.Return(_bytes);
}
