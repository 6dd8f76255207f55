using System.IO.Enumeration;
using Dobos.Checkouts;
using Dobos.Names;

namespace Dobos.Builds;

/// <summary>What a set of projects is built from, at a glance: path, size and time of every file.</summary>
internal sealed class Inputs(Checkout checkout, Func<string, string?> variable)
{
    /// <summary>Folders of this name hold what tools made.</summary>
    public static readonly string[] NotSources = ["bin", "obj", ".git", ".vs", ".idea", "node_modules", "TestResults"];
    private static readonly string[] RestoreReads = [".props", ".targets", ".proj", ".projitems", ".rsp", ".config"];

    public ProjectClosure Closure(ProjectSet set) => new(checkout.Root, set.Projects);

    public IReadOnlyList<FileState> All(ProjectClosure closure) => All(closure.Places);

    /// <summary>The same of any files and folders.</summary>
    public IReadOnlyList<FileState> All(IReadOnlyCollection<string> places) =>
        [.. Outermost(places).SelectMany(Files).DistinctBy(file => file.Path).OrderBy(file => file.Path, StringComparer.Ordinal)];

    /// <summary>A changed source changes no package.</summary>
    public IReadOnlyList<FileState> OfRestore(ProjectClosure closure) => [.. All(closure).Where(IsReadByRestore)];

    /// <summary>A machine's variable is a property to MSBuild: the values of those that these projects ask for, as hashes.</summary>
    public IEnumerable<string> Variables(ProjectClosure closure) =>
        from name in closure.Properties.Order(StringComparer.Ordinal)
        let value = variable(name)
        where !string.IsNullOrEmpty(value)
        select $"variable {name} {ShortHash.Of(value, 8)}";

    private static bool IsReadByRestore(FileState file) =>
        Path.GetFileName(file.Path) is "packages.lock.json" or "global.json" ||
        Path.GetExtension(file.Path) is var extension && (RestoreReads.Contains(extension, StringComparer.OrdinalIgnoreCase) || extension.EndsWith("proj", StringComparison.Ordinal));

    private static IEnumerable<string> Outermost(IReadOnlyCollection<string> places)
    {
        var folders = places.Where(Directory.Exists).Select(Path.TrimEndingDirectorySeparator).ToHashSet();
        return places.Where(File.Exists).Concat(folders.Where(folder => !Above(folder).Any(folders.Contains)));
    }

    private static IEnumerable<string> Above(string folder)
    {
        for (var above = Path.GetDirectoryName(folder); above is not null; above = Path.GetDirectoryName(above))
            yield return above;
    }

    private IEnumerable<FileState> Files(string place) => File.Exists(place) ? [FileState.Of(place)] : In(place);

    private FileSystemEnumerable<FileState> In(string folder) => new(
        folder,
        (ref FileSystemEntry entry) => new FileState(entry.ToFullPath(), entry.Length, entry.LastWriteTimeUtc.UtcTicks),
        new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None })
    {
        ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
        ShouldRecursePredicate = (ref FileSystemEntry entry) => IsSource(ref entry),
    };

    // A link to a folder may lead round in a circle.
    private bool IsSource(ref FileSystemEntry entry) =>
        (entry.Attributes & FileAttributes.ReparsePoint) == 0
        && !NotSources.Contains(entry.FileName.ToString())
        && entry.ToFullPath() != checkout.Artifacts;
}
