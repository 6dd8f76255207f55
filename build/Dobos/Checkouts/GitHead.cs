namespace Dobos.Checkouts;

/// <summary>The branch and commit of a checkout, read from git's files: a question that every run asks is not worth a process.</summary>
public sealed record GitHead(string? Branch, string? Commit)
{
    private const string SymbolicRef = "ref: ";

    public static GitHead Of(string root)
    {
        if (GitFolder(root) is not { } folder || Text(folder, "HEAD") is not { Length: > 0 } head)
            return new GitHead(null, null);
        if (!head.StartsWith(SymbolicRef, StringComparison.Ordinal))
            return new GitHead(null, head);

        var reference = head[SymbolicRef.Length..];
        var common = Text(folder, "commondir") is { } shared ? Path.GetFullPath(shared, folder) : folder;
        return new GitHead(reference.Replace("refs/heads/", "", StringComparison.Ordinal), Text(folder, reference) ?? Text(common, reference) ?? Packed(common, reference));
    }

    // In a linked worktree .git is a file that says where the folder is.
    private static string? GitFolder(string root)
    {
        var git = Path.Combine(root, ".git");
        if (Directory.Exists(git))
            return git;

        return Text(root, ".git") is { } link && link.StartsWith("gitdir: ", StringComparison.Ordinal) ? Path.GetFullPath(link["gitdir: ".Length..], root) : null;
    }

    private static string? Packed(string folder, string reference) =>
        Text(folder, "packed-refs")?.Split('\n').FirstOrDefault(line => line.EndsWith($" {reference}", StringComparison.Ordinal))?.Split(' ')[0];

    private static string? Text(string folder, string file)
    {
        var path = Path.Combine(folder, file);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }
}
