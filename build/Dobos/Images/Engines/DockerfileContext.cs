using Dobos.Builds;
using Dobos.Checkouts;
using Dobos.Images.Layouts;

namespace Dobos.Images.Engines;

/// <summary>The folder that a Dockerfile is built in: what the service is made of, at its place, and nothing else that lies in the checkout.</summary>
internal sealed class DockerfileContext(Checkout checkout, string folder)
{
    public string Folder => folder;

    /// <summary>Where a file of the checkout is in it.</summary>
    public string PathOf(string file) => Path.Combine(folder, Path.GetRelativePath(checkout.Root, file));

    public void Fill(IEnumerable<string> files)
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(folder);
        foreach (var file in files.SelectMany(Files).Where(IsInside))
            Add(file, PathOf(file));
    }

    private bool IsInside(string file) => Path.GetRelativePath(checkout.Root, file) is var path && !Path.IsPathRooted(path) && path.Split('/', '\\')[0] is not "..";

    // Git names a submodule as one, which here is a folder.
    private static IEnumerable<string> Files(string path) => !Directory.Exists(path) || new FileInfo(path).LinkTarget is not null ? [path]
        : Directory.EnumerateFiles(path, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => !Path.GetRelativePath(path, file).Split('/', '\\').Any(Inputs.NotSources.Contains));

    private static void Add(string file, string copy)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
        HardLink.Make(file, copy);
    }
}
