namespace Dobos.Registries.Wire;

/// <summary>Reads bodies that are small, or else are not what they should be.</summary>
internal sealed class BoundedBody(RegistryPatience patience, TimeProvider clock)
{
    /// <summary>The whole body; longer than the limit is a failure.</summary>
    public async Task<byte[]> ReadAllAsync(HttpResponseMessage response, int limit, CancellationToken cancellation)
    {
        var body = await ReadSomeAsync(response, limit + 1, cancellation);
        return body.Length <= limit ? body : throw new InvalidDataException($"it sends more than {limit} bytes, which is the limit");
    }

    /// <summary>The body's start, up to a number of bytes.</summary>
    public async Task<byte[]> ReadSomeAsync(HttpResponseMessage response, int most, CancellationToken cancellation)
    {
        using Idle idle = new(patience.Idle, clock, cancellation);
        try
        {
            return await ReadSomeAsync(response, most, idle);
        }
        catch (OperationCanceledException late) when (idle.IsLate(cancellation))
        {
            throw idle.Late(late);
        }
    }

    private static async Task<byte[]> ReadSomeAsync(HttpResponseMessage response, int most, Idle idle)
    {
        await using var body = await response.Content.ReadAsStreamAsync(idle.Token);
        using MemoryStream read = new();
        var buffer = new byte[Math.Min(most, 64 << 10)];
        while (read.Length < most && await body.ReadAsync(buffer.AsMemory(0, (int)Math.Min(buffer.Length, most - read.Length)), idle.Token) is > 0 and var count)
        {
            read.Write(buffer, 0, count);
            idle.Touch();
        }

        return read.ToArray();
    }
}
