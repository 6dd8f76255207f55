namespace Dobos.Deploying.Histories;

/// <summary>The revisions that helm still has of one service, and what they tell of what was proven.</summary>
public sealed class ReleaseHistory(string service, IReadOnlyList<Revision> revisions)
{
    private readonly Revision[] _all = [.. revisions.OrderBy(revision => revision.Number)];

    public string Service { get; } = service;

    public IReadOnlyList<Revision> All => _all;

    public Revision? Newest => _all.LastOrDefault();

    public int NewestNumber => Newest?.Number ?? 0;

    /// <summary>What somebody asked to have removed counts as not there.</summary>
    public bool IsInstalled => Newest is { State: not RevisionState.Uninstalled };

    /// <summary>The newest proven revision below a number that nobody has gone back from: what was left once is not returned to.</summary>
    public Revision? LastVerified(int below = int.MaxValue) => _all.LastOrDefault(revision => revision.IsVerified && revision.Number < below && !IsLeft(revision, below));

    private bool IsLeft(Revision revision, int below) => _all.Any(back =>
        back.BackTo is { } target && target < revision.Number && revision.Number < back.Number && back.Number < below && Origin(revision) != Origin(back));

    // Of several ways back to the same revision none leaves another, and the revision itself may have been pruned since.
    private int Origin(Revision revision) =>
        revision.BackTo is not { } target ? revision.Number
        : Array.Find(_all, one => one.Number == target) is { } further ? Origin(further)
        : target;
}
