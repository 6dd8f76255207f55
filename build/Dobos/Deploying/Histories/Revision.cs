namespace Dobos.Deploying.Histories;

/// <summary>One revision of a helm release.</summary>
public sealed record Revision(int Number, RevisionState State, string Version, DateTimeOffset Updated)
{
    /// <summary>The number that the label of proof names; helm hands labels on, so that it counts on its own revision only.</summary>
    public int? ProvenNumber { get; init; }

    /// <summary>The revision that this one went back to.</summary>
    public int? BackTo { get; init; }

    public bool IsVerified => ProvenNumber == Number;

    public bool IsPending => State is RevisionState.PendingInstall or RevisionState.PendingUpgrade or RevisionState.PendingRollback;
}
