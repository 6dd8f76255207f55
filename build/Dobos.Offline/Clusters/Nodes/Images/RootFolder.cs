using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using Dobos.Offline.Registries;

namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>The files of images, once for each row of layers: what is on top of a known row takes its files as they are. A folder is there whole or not at all.</summary>
internal sealed class RootFolder(string folder, BlobFolder blobs)
{
    // Several clusters of one box share the folder: only what another life of the box began is left over.
    private static readonly string Ending = $".{Environment.ProcessId}.half";

    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _making = new();

    /// <summary>Deletes what a box that was killed had begun.</summary>
    public void Clean()
    {
        Directory.CreateDirectory(folder);
        foreach (var half in Directory.EnumerateDirectories(folder, "*.half").Where(half => !half.EndsWith(Ending, StringComparison.Ordinal)))
            Removal.Delete(half);
    }

    public Task<string> OfAsync(IReadOnlyList<Digest> layers)
    {
        var name = Name(layers);
        var path = Path.Combine(folder, name);
        if (Directory.Exists(path))
            return Task.FromResult(path);

        var making = _making.GetOrAdd(name, _ => new(() => Task.Run(() => MakeAsync(path, layers))));
        return ForgetAsync(name, making);
    }

    private async Task<string> ForgetAsync(string name, Lazy<Task<string>> making)
    {
        try
        {
            return await making.Value;
        }
        finally
        {
            _making.TryRemove(KeyValuePair.Create(name, making));
        }
    }

    private async Task<string> MakeAsync(string path, IReadOnlyList<Digest> layers)
    {
        var half = $"{path}.{Guid.NewGuid():n}{Ending}";
        try
        {
            if (layers.Count > 1)
                HardLinks.CopyTree(await OfAsync([.. layers.SkipLast(1)]), half, HardLinks.Make);
            Directory.CreateDirectory(half);
            if (layers.Count > 0)
            {
                await using var layer = File.OpenRead(blobs.PathOf(layers[^1]));
                new LayerUnpacker(half).Unpack(layer);
            }

            Directory.Move(half, path);
            return path;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or FormatException or EndOfStreamException or ArgumentException)
        {
            throw new ImagePullException($"failed to extract layer {layers[^1]}: {unreadable.Message}", unreadable);
        }
        catch (IOException) when (Directory.Exists(path))
        {
            return path;
        }
        finally
        {
            if (Directory.Exists(half))
                Directory.Delete(half, recursive: true);
        }
    }

    private static string Name(IEnumerable<Digest> layers) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', layers.Select(layer => layer.Text)))))[..32];
}
