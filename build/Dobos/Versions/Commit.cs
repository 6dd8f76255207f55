namespace Dobos.Versions;

/// <summary>A commit and what it changed against its first parent.</summary>
internal sealed record Commit(string Id, string Subject, IReadOnlyList<TreeChange> Changes);
