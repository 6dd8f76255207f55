namespace Dobos.Offline.Tests.Fakes;

/// <summary>A disk with so much room; what fits of a write is written before it fails, as on a real one.</summary>
internal sealed class FillingDisk(Stream file) : Stream
{
    public long Room { get; set; } = long.MaxValue;

    public override bool CanRead => file.CanRead;

    public override bool CanSeek => file.CanSeek;

    public override bool CanWrite => file.CanWrite;

    public override long Length => file.Length;

    public override long Position { get => file.Position; set => file.Position = value; }

    public override void Flush() => file.Flush();

    public override int Read(byte[] buffer, int offset, int count) => file.Read(buffer, offset, count);

    public override long Seek(long offset, SeekOrigin origin) => file.Seek(offset, origin);

    public override void SetLength(long value) => file.SetLength(value);

    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        var fitting = (int)Math.Min(buffer.Length, Room);
        file.Write(buffer[..fitting]);
        Room -= fitting;
        if (fitting < buffer.Length)
            throw new IOException("No space left on device");
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            file.Dispose();

        base.Dispose(disposing);
    }
}
