using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Network.Forwarding;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Files;
using Dobos.Offline.Registries;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>The images on this machine. What several pods want at once is pulled once.</summary>
internal sealed class ImageStore : IDisposable
{
    private static readonly string[] Manifests =
    [
        "application/vnd.oci.image.index.v1+json", "application/vnd.docker.distribution.manifest.list.v2+json",
        "application/vnd.oci.image.manifest.v1+json", "application/vnd.docker.distribution.manifest.v2+json",
    ];

    private const int MostManifest = 4 << 20;

    private readonly string _folder;
    private readonly BlobFolder _blobs;
    private readonly RootFolder _roots;
    private readonly HttpClient _near = new(new SocketsHttpHandler { UseProxy = false, ConnectTimeout = TimeSpan.FromSeconds(30) }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly HttpClient _far = new(new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(30) }) { Timeout = Timeout.InfiniteTimeSpan };
    private readonly ConcurrentDictionary<string, Lazy<Task<Image>>> _pulling = new();

    public ImageStore(string folder)
    {
        _folder = folder;
        _blobs = new(Path.Combine(folder, "blobs"));
        _roots = new(Path.Combine(folder, "roots"), _blobs);
        Directory.CreateDirectory(Path.Combine(folder, "names"));
        _blobs.Clean();
        _roots.Clean();
    }

    /// <summary>For how long a registry may send nothing: what several pods wait for must not wait for ever.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>What was pulled by this name last; null when it is not here.</summary>
    public async Task<Image?> FindAsync(ImageReference reference)
    {
        var file = NameFile(reference);
        return File.Exists(file) && Digest.TryParse(await File.ReadAllTextAsync(file), out var digest) && _blobs.Has(digest) ? await OpenAsync(reference, digest, client: null, default) : null;
    }

    public Task<Image> PullAsync(ImageReference reference, Login? login, CancellationToken cancellation)
    {
        var pulling = _pulling.GetOrAdd(reference.Text, _ => new(() => PullAsync(reference, new RegistryClient(reference.IsOnThisMachine ? _near : _far, reference, login))));
        return ForgetAsync(reference.Text, pulling, cancellation);
    }

    public void Dispose()
    {
        _near.Dispose();
        _far.Dispose();
    }

    private async Task<Image> ForgetAsync(string name, Lazy<Task<Image>> pulling, CancellationToken cancellation)
    {
        try
        {
            return await pulling.Value.WaitAsync(cancellation);
        }
        finally
        {
            if (pulling.Value.IsCompleted)
                _pulling.TryRemove(KeyValuePair.Create(name, pulling));
        }
    }

    private async Task<Image> PullAsync(ImageReference reference, RegistryClient client)
    {
        try
        {
            var digest = await ManifestAsync(reference.Wanted, client);
            var image = await OpenAsync(reference, digest, client, CancellationToken.None);
            OwnerFile.Write(NameFile(reference), digest.Text);
            return image;
        }
        catch (OperationCanceledException silent)
        {
            throw new ImagePullException($"failed to pull and unpack image \"{reference.Text}\": {reference.Registry} has sent nothing for {Patience.TotalSeconds:0} s", silent);
        }
        catch (Exception failed) when (failed is ImagePullException or HttpRequestException or IOException or UnauthorizedAccessException or JsonException or InvalidOperationException)
        {
            throw new ImagePullException($"failed to pull and unpack image \"{reference.Text}\": failed to resolve reference \"{reference.Text}\": {failed.Message}", failed);
        }
    }

    private async Task<Image> OpenAsync(ImageReference reference, Digest digest, RegistryClient? client, CancellationToken cancellation)
    {
        var manifest = await ReadAsync(digest, cancellation);
        if (manifest["manifests"] is JsonArray)
        {
            var chosen = Platform.Choose(manifest) ?? throw new ImagePullException($"no match for platform in manifest: it has nothing for {Platform.Name}: not found");
            manifest = await ReadAsync(client is null ? Parse(chosen) : await ManifestAsync(chosen, client), cancellation);
        }

        Digest[] layers = [.. manifest.Items("layers").Select(layer => Parse((string?)layer["digest"]))];
        var config = Parse((string?)manifest["config"]?["digest"]);
        if (client is not null)
            await Task.WhenAll(layers.Append(config).Distinct().Select(blob => BlobAsync(blob, client, cancellation)));

        var content = await ReadAsync(config, cancellation);
        var size = manifest.Items("layers").Sum(layer => (long?)layer["size"] ?? 0);
        return new($"{reference.Name}@{digest}", size, await _roots.OfAsync(layers), content["config"] as JsonObject ?? []) { ConfigFile = _blobs.PathOf(config), Layers = [.. layers.Select(_blobs.PathOf)] };
    }

    private async Task<Digest> ManifestAsync(string wanted, RegistryClient client)
    {
        if (Digest.TryParse(wanted, out var asked) && _blobs.Has(asked))
            return asked;

        using Silence silence = new(Patience, CancellationToken.None);
        using var answer = await client.GetAsync($"manifests/{wanted}", Manifests, silence.Token);
        await answer.Content.LoadIntoBufferAsync(MostManifest, silence.Token);
        var content = await answer.Content.ReadAsByteArrayAsync(silence.Token);
        var digest = asked ?? Digest.Of(SHA256.HashData(content));
        await _blobs.PutAsync(digest, new MemoryStream(content), () => { }, CancellationToken.None);
        return digest;
    }

    private async Task BlobAsync(Digest digest, RegistryClient client, CancellationToken cancellation)
    {
        if (_blobs.Has(digest))
            return;

        using Silence silence = new(Patience, cancellation);
        using var answer = await client.GetAsync($"blobs/{digest}", [], silence.Token);
        await using var content = await answer.Content.ReadAsStreamAsync(silence.Token);
        await _blobs.PutAsync(digest, content, silence.Moved, silence.Token);
    }

    private async Task<JsonObject> ReadAsync(Digest digest, CancellationToken cancellation) =>
        JsonNode.Parse(await File.ReadAllBytesAsync(_blobs.PathOf(digest), cancellation)) as JsonObject ?? throw new ImagePullException($"{digest} is no JSON object");

    private static Digest Parse(string? text) => Digest.TryParse(text, out var digest) ? digest : throw new ImagePullException($"invalid digest \"{text}\"");

    private string NameFile(ImageReference reference) => Path.Combine(_folder, "names", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(reference.Text)))[..32]);
}
