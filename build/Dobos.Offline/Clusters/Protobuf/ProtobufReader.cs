using System.Buffers.Binary;
using System.Text;

namespace Dobos.Offline.Clusters.Protobuf;

/// <summary>Reads one message field by field. What is cut or malformed is refused, whatever it is.</summary>
internal ref struct ProtobufReader(ReadOnlySpan<byte> message)
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Bytes = 2;
    private const int Fixed32 = 5;
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private ReadOnlySpan<byte> _rest = message;

    public ulong Number { get; private set; }

    public ReadOnlySpan<byte> Content { get; private set; }

    public bool IsContent { get; private set; }

    /// <summary>The number of the next field, whose value is then in <see cref="Number"/> or <see cref="Content"/>; zero at the end.</summary>
    public int Next()
    {
        if (_rest.IsEmpty)
            return 0;

        var tag = ReadVarint();
        var field = tag >> 3;
        if (field is 0 or > int.MaxValue >> 3)
            throw Malformed("illegal tag");

        Number = 0;
        Content = default;
        IsContent = (tag & 7) == Bytes;
        switch (tag & 7)
        {
            case Varint:
                Number = ReadVarint();
                break;
            case Fixed64:
                Number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));
                break;
            case Bytes:
                var length = ReadVarint();
                Content = Take(length);
                break;
            case Fixed32:
                Number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
                break;
            default:
                throw Malformed($"illegal wireType {tag & 7}");
        }

        return (int)field;
    }

    public static string Text(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw Malformed("a string is not UTF-8");
        }
    }

    internal static ClusterRefusedException Malformed(string why) => ClusterRefusedException.BadRequest($"the object provided is unrecognized: could not read the protobuf body: proto: {why}");

    private ulong ReadVarint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var part = Take(1)[0];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
                return value;
        }

        throw Malformed("integer overflow");
    }

    private ReadOnlySpan<byte> Take(ulong length)
    {
        if (length > (ulong)_rest.Length)
            throw Malformed("unexpected EOF");

        var taken = _rest[..(int)length];
        _rest = _rest[(int)length..];
        return taken;
    }
}
