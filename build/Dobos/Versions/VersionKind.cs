namespace Dobos.Versions;

/// <summary>Which rule a version comes from.</summary>
public enum VersionKind
{
    /// <summary>Counted on main, and on any branch without a rule of its own.</summary>
    Counted,

    /// <summary>Given by the name of a release branch.</summary>
    Release,

    /// <summary>Of a pull request: for nothing that lasts.</summary>
    PullRequest,

    /// <summary>Of a working copy whose files nobody else has: for offline environments only.</summary>
    Local,
}
