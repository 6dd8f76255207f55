namespace Dobos.Deploying.Histories;

/// <summary>One revision of a helm release.</summary>
public sealed record Revision(int Number, RevisionState State, string Version, DateTimeOffset Updated)
{
    /// <summary>The number that the label of proof names; helm hands labels on, so that it counts on its own revision only.</summary>
    public int? ProvenNumber { get; init; }

    /// <summary>The revision that this one went back to.</summary>
    public int? BackTo { get; init; }

    /// <summary>Its number and the mark of what was deployed by it, as a label says.</summary>
    public string? Content { get; init; }

    /// <summary>Whether this revision, and none that handed its labels on, deployed what the mark stands for.</summary>
    public bool Has(string mark) => Content == $"{Number}.{mark}";

    public bool IsVerified => ProvenNumber == Number;

    public bool IsPending => State is RevisionState.PendingInstall or RevisionState.PendingUpgrade or RevisionState.PendingRollback;
}
