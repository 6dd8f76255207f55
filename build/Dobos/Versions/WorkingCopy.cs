namespace Dobos.Versions;

/// <summary>What is checked out: a commit (null before the first), a branch (null on a detached head), what differs from the commit, and what git is told to ignore.</summary>
internal sealed record WorkingCopy(string? Commit, string? Branch, IReadOnlyList<TreeChange> Edits, IReadOnlyList<string> Ignored);
