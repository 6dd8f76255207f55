using Dobos.Builds;
using Dobos.Checkouts;

namespace Dobos.Versions;

/// <summary>
/// Files of the working copy that no commit has and that a build may read nevertheless: a project takes in what lies in its folder, whether git ignores it or not.
/// What tools made, and what editors keep for themselves, does not count.
/// </summary>
internal sealed class Strays(GitPlace place, Checkout checkout)
{
    private readonly string? _artifacts = place.Inside(checkout.Artifacts);

    /// <summary>The edits without those that are none.</summary>
    public IEnumerable<TreeChange> Of(WorkingCopy copy, IReadOnlyCollection<ServiceInputs> inputs) =>
    [
        .. copy.Edits.Where(edit => !edit.IsUntracked),
        .. copy.Edits.Where(edit => edit.IsUntracked).SelectMany(edit => Files(edit.Path, inputs)).Where(IsSource).Select(New),
        .. copy.Ignored.SelectMany(path => Files(path, inputs)).Where(path => IsSource(path) && !IsPrivate(path)).Select(New),
    ];

    // A folder that git lists as one may be large, so it is looked into only where it matters.
    private IEnumerable<string> Files(string path, IReadOnlyCollection<ServiceInputs> inputs)
    {
        if (!path.EndsWith('/'))
            return [path];

        return IsSource($"{path}x") && inputs.Any(input => input.Reaches(path.TrimEnd('/')))
            ? Directory.EnumerateFiles(place.Absolute(path), "*", Everything).Select(file => place.Inside(file)!)
            : [];
    }

    private bool IsSource(string path) =>
        !path.Split('/').SkipLast(1).Any(Inputs.NotSources.Contains) && (_artifacts is null || !path.StartsWith($"{_artifacts}/", StringComparison.Ordinal));

    // MSBuild passes by folders that start with a dot, but not files; of what editors keep beside a project it reads one.
    private static bool IsPrivate(string path)
    {
        var (folders, file) = (path.Split('/').SkipLast(1), Path.GetFileName(path));
        return folders.Any(folder => folder.StartsWith('.')) || file is ".DS_Store" || (file.EndsWith(".user", StringComparison.Ordinal) && !file.EndsWith("proj.user", StringComparison.Ordinal));
    }

    private TreeChange New(string path)
    {
        var file = new FileInfo(place.Absolute(path));
        return TreeChange.Untracked(path, file.LinkTarget is not null ? TreeEntry.Link : IsExecutable(file) ? TreeEntry.Executable : TreeEntry.Plain);
    }

    private static bool IsExecutable(FileInfo file) => !OperatingSystem.IsWindows() && (file.UnixFileMode & UnixFileMode.UserExecute) != 0;

    private static EnumerationOptions Everything => new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint };
}
