using System.Buffers.Binary;
using System.Runtime.CompilerServices;

namespace Dobos.Offline.Clusters.Nodes.Engine;

/// <summary>Both outputs of a container in one stream, each piece with a head that says whose it is and how long.</summary>
internal static class DockerStream
{
    private const int Head = 8;
    private const byte Errors = 2;

    public static async IAsyncEnumerable<(bool IsError, byte[] Text)> ReadAsync(Stream stream, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var head = new byte[Head];
        while (await stream.ReadAtLeastAsync(head, Head, throwOnEndOfStream: false, cancellation) == Head)
        {
            var text = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4))];
            await stream.ReadExactlyAsync(text, cancellation);
            yield return (head[0] == Errors, text);
        }
    }
}
