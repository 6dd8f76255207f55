namespace Dobos.Versions;

/// <summary>A commit that changed the inputs of a service, and some of what it changed there.</summary>
public sealed record Touch(string Commit, string Subject, IReadOnlyList<string> Paths, int Others)
{
    private const int Shown = 3;

    internal static Touch Of(Commit commit, IReadOnlyCollection<string> paths) =>
        new(commit.Id, commit.Subject, [.. paths.Take(Shown)], Math.Max(0, paths.Count - Shown));
}
