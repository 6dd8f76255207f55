using Microsoft.AspNetCore.Http;
using Microsoft.Win32.SafeHandles;

namespace Dobos.Offline.Registries;

/// <summary>Get, look for and delete blobs.</summary>
internal sealed class BlobHandlers(RegistryStore store)
{
    private const int BufferSize = 256 * 1024;

    public async Task GetAsync(RegistryCall call)
    {
        var digest = call.Digest;
        using var file = Open(call.Repository, digest);
        var length = RandomAccess.GetLength(file);
        var isGet = HttpMethods.IsGet(call.Http.Request.Method);
        var range = isGet ? ByteRange.Parse(call.Http.Request.Headers.Range.ToString(), length) : null;
        var response = call.Http.Response;
        response.StatusCode = range is null ? 200 : 206;
        response.ContentType = "application/octet-stream";
        response.ContentLength = range?.Length ?? length;
        response.Headers["Docker-Content-Digest"] = digest.Text;
        response.Headers.AcceptRanges = "bytes";
        response.Headers.ETag = $"\"{digest}\"";
        if (range is not null)
            response.Headers.ContentRange = $"bytes {range.From}-{range.From + range.Length - 1}/{length}";
        if (isGet)
            await SendAsync(file, range ?? new(0, length), response, call.Cancellation);
    }

    public Task DeleteAsync(RegistryCall call)
    {
        var digest = call.Digest;
        return store.Of(call.Repository, repository => repository.UnlinkBlob(digest))
            ? call.AnswerAsync(202)
            : throw Refused.BlobUnknown(call.Repository, digest);
    }

    private SafeFileHandle Open(RepositoryName name, Digest digest)
    {
        try
        {
            // To be told that it is here is why a client does not push it: from now on it counts as just pushed.
            if (store.Of(name, repository => repository.TouchBlob(digest)))
                return File.OpenHandle(
                    store.Bytes.PathOf(digest), share: FileShare.Read | FileShare.Delete, options: FileOptions.Asynchronous | FileOptions.SequentialScan);
        }
        catch (IOException missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            store.Of(name, repository => repository.UnlinkBlob(digest));
        }

        throw Refused.BlobUnknown(name, digest);
    }

    private static async Task SendAsync(SafeFileHandle file, ByteRange range, HttpResponse response, CancellationToken cancellation)
    {
        await response.StartAsync(cancellation);
        for (long sent = 0; sent < range.Length;)
        {
            var part = response.BodyWriter.GetMemory(BufferSize);
            var wanted = (int)Math.Min(part.Length, range.Length - sent);
            var read = await RandomAccess.ReadAsync(file, part[..wanted], range.From + sent, cancellation);
            if (read == 0)
                throw new EndOfStreamException("A blob's file became shorter while it was sent.");

            response.BodyWriter.Advance(read);
            sent += read;
            await response.BodyWriter.FlushAsync(cancellation);
        }
    }
}
