using Cake.Core.IO;
using Dobos.Artifacts;
using Dobos.Artifacts.Layers;
using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Failures;
using Dobos.Images.Layouts;
using Dobos.Registries;
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
        Console.WriteLine("Making a base image of this machine's .NET ...");
        try
        {
            work.Do(() => Write([.. new HostLibraries(processes).Of(_runtime.Programs).Except(_runtime.Files)]));
        }
        catch (Exception failed) when (failed is IOException or UnauthorizedAccessException)
        {
            throw new BaseImageException(
                ExitCode.Failed, $"The base image cannot be written to {store.Folder}: {failed.Message.TrimEnd('.')}. Make room there, or see who may write.", failed);
        }

        return BaseImage.Find(store, Digest.Parse(File.ReadAllText(Record)))!;
    }

    private IEnumerable<string> Write(IReadOnlyList<string> libraries)
    {
        Directory.CreateDirectory(store.Folder);
        var layers = LayerWriter.WriteAll([new LayerContent(HostSystem.Entries(libraries)), new LayerContent(_runtime.Entries)], store.Folder);
        var config = HostConfig.Of(platform, _runtime, layers);
        Descriptor described = new(MediaTypes.OciConfig, store.Add(config), config.Length);
        File.WriteAllText(Record, store.Add(ManifestText.Of(described, layers.Select(layer => layer.Blob), BaseImage.HostMark)).Value);
        return [Record, .. layers.Select(layer => store.PathOf(layer.Blob.Digest)), .. libraries];
    }
}
