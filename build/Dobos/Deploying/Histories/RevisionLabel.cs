namespace Dobos.Deploying.Histories;

/// <summary>What we write on the Secret in which helm keeps a revision. Helm hands labels on, so each says which revision it was written for.</summary>
internal static class RevisionLabel
{
    /// <summary>The number of the revision that was proven.</summary>
    public const string Verified = "dobos/verified";

    /// <summary>The number of the revision, a dot, and the mark of what was deployed by it.</summary>
    public const string Content = "dobos/content";
}
