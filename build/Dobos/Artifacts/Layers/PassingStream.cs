namespace Dobos.Artifacts.Layers;

/// <summary>A stream that is only written to, and counts what was.</summary>
internal abstract class PassingStream : Stream
{
    private long _length;

    public sealed override bool CanRead => false;

    public sealed override bool CanSeek => false;

    public sealed override bool CanWrite => true;

    public sealed override long Length => _length;

    public sealed override long Position
    {
        get => _length;
        set => throw new NotSupportedException();
    }

    public sealed override void Write(ReadOnlySpan<byte> buffer)
    {
        Pass(buffer);
        _length += buffer.Length;
    }

    public sealed override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public sealed override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public sealed override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public sealed override void SetLength(long value) => throw new NotSupportedException();

    /// <summary>What becomes of bytes that begin at <see cref="Length"/>.</summary>
    protected abstract void Pass(ReadOnlySpan<byte> buffer);
}
