using System.Security.Cryptography;
using System.Text;

namespace Dobos.Versions;

/// <summary>The hashes of files of the working copy: git's own, so that line endings and filters are those of a commit, and ours where git has none.</summary>
internal sealed class DiskHash(GitReader reader, GitPlace place)
{
    public IReadOnlyDictionary<string, string> Of(IReadOnlyDictionary<string, TreeEntry> files)
    {
        string[] plain = [.. files.Where(file => IsPlain(file.Key, file.Value)).Select(file => file.Key)];
        var hashes = plain.Zip(reader.Hash(place, plain)).ToDictionary(pair => pair.First, pair => pair.Second);
        foreach (var (path, entry) in files.Where(file => !hashes.ContainsKey(file.Key)))
            hashes[path] = Own(path, entry);
        return hashes;
    }

    private static bool IsPlain(string path, TreeEntry entry) => entry.Mode is TreeEntry.Plain or TreeEntry.Executable && !path.Contains('\n', StringComparison.Ordinal);

    private string Own(string path, TreeEntry entry) => entry.Mode switch
    {
        TreeEntry.Link => Sha(Encoding.UTF8.GetBytes(new FileInfo(place.Absolute(path)).LinkTarget ?? "")),
        TreeEntry.Module => Sha(Encoding.UTF8.GetBytes(string.Concat(ModuleFiles(place.Absolute(path))))),
        _ => Sha(File.ReadAllBytes(place.Absolute(path))),
    };

    // What a submodule's own repository would say is not asked: its files are taken as they are.
    private static IEnumerable<string> ModuleFiles(string folder) =>
        from file in Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
        let path = Path.GetRelativePath(folder, file).Replace('\\', '/')
        where !path.Split('/').Any(Builds.Inputs.NotSources.Contains)
        orderby path
        select $"{path} {Sha(File.ReadAllBytes(file))}\n";

    private static string Sha(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));
}
