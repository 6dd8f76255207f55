using Cake.Core.IO;
using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Layers;
using Dobos.Images.Layouts;
using Dobos.Registry;
using Path = System.IO.Path;

namespace Dobos.Images.Bases;

/// <summary>A base image of this machine's own .NET and the libraries that it needs, for where no registry can be reached. Made once.</summary>
internal sealed class HostBase(Checkout checkout, BlobStore store, ImagePlatform platform)
{
    // To be raised when what is made of the same files changes.
    private const string Form = "form 1";

    private readonly HostRuntime _runtime = new();

    private string Record => Path.Combine(checkout.Artifacts, "images", "host-base");

    /// <summary>What decides whether it must be made again: the files of .NET, the libraries, and whether it is still there.</summary>
    public Work Work() => new(new StampStore(checkout), "base-host", [Form, platform.ToString()], () => [.. _runtime.Files.Select(FileState.Of)]);

    public BaseImage? Find(Work work) =>
        !work.Decision.IsNeeded && File.Exists(Record) && Digest.TryParse(File.ReadAllText(Record), out var digest) ? BaseImage.Find(store, digest) : null;

    public BaseImage Make(Work work, IProcessRunner processes)
    {
        work.Do(() => Write(new HostLibraries(processes).Of(_runtime.Programs)));
        return BaseImage.Find(store, Digest.Parse(File.ReadAllText(Record)))!;
    }

    private IEnumerable<string> Write(IReadOnlyList<string> libraries)
    {
        Directory.CreateDirectory(store.Folder);
        var layers = new Layer[2];
        Parallel.Invoke(
            () => layers[0] = LayerWriter.Write(new LayerContent(HostSystem.Entries(libraries)), store.Folder),
            () => layers[1] = LayerWriter.Write(new LayerContent(_runtime.Entries), store.Folder));
        var config = HostConfig.Of(platform, _runtime, layers);
        var manifest = ManifestText.Of(new Descriptor(MediaTypes.OciConfig, store.Add(config), config.Length), layers.Select(layer => layer.Blob), new() { [BaseImage.HostMade] = "host" });
        File.WriteAllText(Record, store.Add(manifest).Value);
        return [Record, .. layers.Select(layer => store.PathOf(layer.Blob.Digest)), .. libraries];
    }
}
