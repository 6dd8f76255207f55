using Dobos.Deploying.Histories;

namespace Dobos.Deploying;

/// <summary>Where a deploy that failed goes back to: decided on what helm had before and has now.</summary>
public abstract record WayBack
{
    /// <param name="before">The number of the newest revision before the deploy began.</param>
    /// <param name="history">What is there after it failed.</param>
    /// <param name="goesBack">Whether the release that failed lets the one before take over.</param>
    public static WayBack Of(int before, ReleaseHistory history, bool goesBack) =>
        history.NewestNumber <= before ? new Nothing()
        : !goesBack ? new Refuse($"{history.Service} says in its service.json that no release before it can take over")
        : history.LastVerified(below: before + 1) is { } proven ? new To(proven)
        : before == 0 ? new Uninstall()
        : new Refuse($"no revision of {history.Service} before this one was ever proven");

    /// <summary>No revision came about, so that what ran before runs on.</summary>
    public sealed record Nothing : WayBack;

    public sealed record To(Revision Revision) : WayBack;

    /// <summary>Nothing of the service was here before.</summary>
    public sealed record Uninstall : WayBack;

    /// <summary>A person must decide.</summary>
    public sealed record Refuse(string Reason) : WayBack;
}
