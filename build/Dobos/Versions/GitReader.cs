using Dobos.Checkouts;

namespace Dobos.Versions;

/// <summary>The few questions to git that versions follow from, each one process.</summary>
internal sealed class GitReader(Git git, Checkout checkout)
{
    // A user's own settings must not change what these print.
    private static readonly string[] Log =
    [
        "-c", "log.showRoot=true", "log", "--first-parent", "-m", "--reverse", "--raw", "-z", "--no-abbrev", "--no-renames", "--no-relative", "-O/dev/null",
        "--ignore-submodules=none", "--no-show-signature", "--no-notes", "--no-color", "--no-ext-diff", "--encoding=UTF-8", "--format=tformat:%x01%H%x00%s",
    ];

    private static readonly string[] Status = ["status", "--porcelain=v2", "--branch", "-z", "--untracked-files=all", "--ignored=matching", "--no-renames", "--ignore-submodules=none"];

    public GitPlace Place()
    {
        try
        {
            var lines = git.Text(["rev-parse", "--is-inside-work-tree", "--is-shallow-repository", "--show-cdup", "--show-prefix"]).Split('\n');
            return lines[0] == "true"
                ? new GitPlace(Path.GetFullPath(lines[2].TrimEnd('/') is { Length: > 0 } up ? up : ".", checkout.Root), lines[3], lines[1] == "true")
                : throw new NoRepositoryException(checkout.Root);
        }
        catch (GitFailedException e) when (e.Said.Contains("not a git repository", StringComparison.Ordinal))
        {
            throw new NoRepositoryException(checkout.Root);
        }
    }

    public WorkingCopy WorkingCopy(CancellationToken cancellation) => StatusText.Read(git.Tokens(Status, cancellation));

    /// <summary>From the first commit to this one, each against its first parent.</summary>
    public IEnumerable<Commit> History(string commit, CancellationToken cancellation) => LogText.Read(git.Tokens([.. Log, commit, "--"], cancellation));

    public BlobReader Blobs() => new(git);

    /// <summary>The hashes that git would give to these files of the working copy, line endings and filters included.</summary>
    public string[] Hash(GitPlace place, IReadOnlyCollection<string> paths) =>
        paths.Count == 0 ? [] : git.Text(["-C", place.Top, "hash-object", "--stdin-paths"], string.Concat(paths.Select(path => $"{path}\n"))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
