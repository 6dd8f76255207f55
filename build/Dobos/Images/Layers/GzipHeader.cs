namespace Dobos.Images.Layers;

/// <summary>Passes on what gzip writes, but for the byte that names the operating system which it was written on.</summary>
internal sealed class GzipHeader(Stream next) : Stream
{
    private const int System = 9;
    private const byte Unknown = 255;

    private long _position;

    public override bool CanRead => false;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => _position;

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var place = System - _position;
        _position += buffer.Length;
        if (place >= 0 && place < buffer.Length)
            WriteChanged(buffer, (int)place);
        else
            next.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Flush() => next.Flush();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    private void WriteChanged(ReadOnlySpan<byte> buffer, int place)
    {
        byte[] changed = [.. buffer];
        changed[place] = Unknown;
        next.Write(changed);
    }
}
