using System.Text;

namespace Dobos.Offline.Tests.Clusters.Protobuf;

/// <summary>A message as clients write it.</summary>
internal sealed class Written
{
    private readonly List<byte> _bytes = [];

    public byte[] Bytes => [.. _bytes];

    public static byte[] Object(string apiVersion, string kind, Written raw) =>
        [.. "k8s\0"u8, .. new Written().Message(1, new Written().Text(1, apiVersion).Text(2, kind)).Message(2, raw).Text(3, "").Text(4, "").Bytes];

    public Written Text(int field, string text) => Content(field, Encoding.UTF8.GetBytes(text));

    public Written Message(int field, Written inner) => Content(field, inner.Bytes);

    public Written Entry(int field, string key, string value) => Message(field, new Written().Text(1, key).Text(2, value));

    public Written Number(int field, ulong number) => Varint((ulong)field << 3).Varint(number);

    public Written Raw(byte[] bytes)
    {
        _bytes.AddRange(bytes);
        return this;
    }

    public Written Content(int field, byte[] content) => Varint(((ulong)field << 3) | 2).Varint((ulong)content.Length).Raw(content);

    private Written Varint(ulong number)
    {
        for (; number >= 0x80; number >>= 7)
            _bytes.Add((byte)(number | 0x80));
        _bytes.Add((byte)number);
        return this;
    }
}
