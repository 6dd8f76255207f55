using System.Security.Cryptography;
using Dobos.Registries.Wire;

namespace Dobos.Registries;

/// <summary>The blobs of a repository: configs and layers.</summary>
public sealed class Blobs
{
    private const int Largest = 64 << 20;

    private readonly Session _session;
    private readonly string _repository;
    private readonly BlobUpload _upload;

    internal Blobs(Session session, string repository)
    {
        (_session, _repository) = (session, repository);
        _upload = new(session, repository);
    }

    public Task<bool> ExistsAsync(Digest digest, CancellationToken cancellation) =>
        _session.TryAsync($"a look for {digest} in '{_repository}'", token => _upload.ExistsAsync(digest, token), cancellation);

    /// <summary>The content as it arrives; it is all there and right only when the stream has come to its end without an exception.</summary>
    public Stream Open(Descriptor blob) => new BlobStream(_session, _repository, blob);

    /// <summary>A small blob, such as a config.</summary>
    public async Task<byte[]> ReadAsync(Descriptor blob, CancellationToken cancellation)
    {
        if (blob.Size > Largest)
            throw new RegistryException($"{blob} of '{_repository}' in {_session.Registry} is too large to be held in memory; download it into a file.");

        var bytes = new byte[blob.Size];
        await using var stream = Open(blob);
        await stream.ReadExactlyAsync(bytes, cancellation);
        return bytes.Length > 0 ? bytes : await EmptyAsync(stream, cancellation);
    }

    /// <summary>Downloads into a file, which appears only when it is whole and right.</summary>
    public Task DownloadAsync(Descriptor blob, string file, CancellationToken cancellation) => new BlobDownload(blob, file).FromAsync(Open(blob), cancellation);

    /// <summary>Uploads what a source gives, be it there already or not.</summary>
    /// <param name="progress">Hears how many bytes went out; the number falls when the upload has to begin anew.</param>
    public Task PutAsync(Descriptor blob, BlobSource source, CancellationToken cancellation, Action<long>? progress = null) =>
        _upload.PutAsync(blob, source, progress ?? (_ => { }), cancellation);

    /// <summary>Uploads a small blob, unless it is there already.</summary>
    public async Task<Descriptor> PutAsync(ReadOnlyMemory<byte> bytes, string mediaType, CancellationToken cancellation)
    {
        var blob = Descriptor.Of(mediaType, bytes.Span);
        if (!await ExistsAsync(blob.Digest, cancellation))
            await _upload.PutAsync(blob, bytes, cancellation);
        return blob;
    }

    /// <summary>Uploads a file, unless what is in it is there already.</summary>
    public async Task<Descriptor> PutFileAsync(string file, string mediaType, CancellationToken cancellation)
    {
        await using var content = File.OpenRead(file);
        Descriptor blob = new(mediaType, Digest.Parse($"sha256:{Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation))}"), content.Length);
        if (!await ExistsAsync(blob.Digest, cancellation))
            await PutAsync(blob, _ => Task.FromResult<Stream>(File.OpenRead(file)), cancellation);
        return blob;
    }

    /// <summary>Makes a blob of another repository of this registry appear in this one; false where the registry does not want to.</summary>
    public Task<bool> MountAsync(Digest digest, Repository from, CancellationToken cancellation) =>
        _session.TryAsync($"the mount of {digest} from '{from.Name}' to '{_repository}'", token => _upload.MountAsync(digest, from.Name, token), cancellation);

    private static async Task<byte[]> EmptyAsync(Stream stream, CancellationToken cancellation)
    {
        await stream.CopyToAsync(Stream.Null, cancellation);
        return [];
    }
}
