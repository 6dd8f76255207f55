namespace Dobos.Artifacts.Layers;

/// <summary>Passes on what gzip writes, but for the byte that names the operating system which it was written on.</summary>
internal sealed class GzipHeader(Stream next) : PassingStream
{
    private const int System = 9;
    private const byte Unknown = 255;

    public override void Flush() => next.Flush();

    protected override void Pass(ReadOnlySpan<byte> buffer)
    {
        var place = System - Length;
        if (place >= 0 && place < buffer.Length)
            PassChanged(buffer, (int)place);
        else
            next.Write(buffer);
    }

    private void PassChanged(ReadOnlySpan<byte> buffer, int place)
    {
        byte[] changed = [.. buffer];
        changed[place] = Unknown;
        next.Write(changed);
    }
}
