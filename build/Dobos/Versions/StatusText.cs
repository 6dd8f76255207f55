namespace Dobos.Versions;

/// <summary>Reads what <c>git status --porcelain=v2 --branch -z</c> prints.</summary>
internal static class StatusText
{
    private const string NoMode = "000000";

    public static WorkingCopy Read(IEnumerable<string> tokens)
    {
        string? commit = null, branch = null;
        List<TreeChange> edits = [];
        List<string> ignored = [];
        foreach (var token in tokens)
        {
            if (token.StartsWith("# branch.oid ", StringComparison.Ordinal))
                commit = token[13..] is "(initial)" ? null : token[13..];
            else if (token.StartsWith("# branch.head ", StringComparison.Ordinal))
                branch = token[14..] is "(detached)" ? null : token[14..];
            else if (token.StartsWith("! ", StringComparison.Ordinal))
                ignored.Add(token[2..]);
            else if (Edit(token) is { } edit)
                edits.Add(edit);
        }

        return new WorkingCopy(commit, branch, edits, ignored);
    }

    private static TreeChange? Edit(string token) => token[0] switch
    {
        // 1 XY sub mode-head mode-index mode-worktree id-head id-index path
        '1' when token.Split(' ', 9) is [_, _, _, var head, _, var disk, _, _, var path] => Changed(path, head, disk),
        // u XY sub mode-1 mode-2 mode-3 mode-worktree id-1 id-2 id-3 path
        'u' when token.Split(' ', 11) is [_, _, _, var ours, _, _, var disk, _, _, _, var path] => Changed(path, ours, disk),
        '?' => TreeChange.Untracked(token[2..], TreeEntry.Plain),
        _ => null,
    };

    private static TreeChange Changed(string path, string before, string disk) =>
        TreeChange.Of(path, before, disk == NoMode ? null : TreeEntry.OnDisk(disk));
}
