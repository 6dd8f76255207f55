namespace Dobos.Deploying.Locks;

/// <summary>What may be done about a lock.</summary>
public abstract record LeaseDecision
{
    public sealed record Create : LeaseDecision;

    /// <summary>Free, ours, or left by somebody who is gone: it is taken as long as it is still as it was seen.</summary>
    public sealed record Take(string Version) : LeaseDecision;

    public sealed record Wait(string Holder) : LeaseDecision;
}
