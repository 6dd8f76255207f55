using Dobos.Deploying.Histories;

namespace Dobos.Deploying;

/// <summary>Whether a release is in a state to be deployed, after runs that may have been killed anywhere. Asked while nobody else holds it.</summary>
public abstract record Settling
{
    /// <param name="history">What helm has.</param>
    /// <param name="now">The time in which helm counts.</param>
    /// <param name="timeout">How long a helm of ours may work at most; until then it may still live, though nobody renews its lock.</param>
    public static Settling Of(ReleaseHistory history, DateTimeOffset now, TimeSpan timeout) => history.Newest switch
    {
        { IsPending: false, State: not RevisionState.Uninstalling } or null => new Settled(),
        { } stuck when stuck.Updated + timeout > now => new Wait(stuck, stuck.Updated + timeout),
        { State: RevisionState.Uninstalling } stuck => new Remove(stuck),
        { } stuck => BackFrom(stuck, history) is { } target ? new Back(stuck, target) : new Remove(stuck),
    };

    // Unproven, yet helm once got it to run: what is deployed next is held against what was proven all the same.
    private static Revision? BackFrom(Revision stuck, ReleaseHistory history) =>
        history.LastVerified(stuck.Number)
        ?? history.All.LastOrDefault(revision => revision.Number < stuck.Number && revision.State == RevisionState.Deployed)
        ?? history.All.LastOrDefault(revision => revision.Number < stuck.Number && revision.State == RevisionState.Superseded);

    public sealed record Settled : Settling;

    /// <summary>Its helm may still be at work.</summary>
    public sealed record Wait(Revision Stuck, DateTimeOffset Until) : Settling;

    public sealed record Back(Revision Stuck, Revision Target) : Settling;

    /// <summary>A first install that never ended, or a removal that did not.</summary>
    public sealed record Remove(Revision Stuck) : Settling;
}
