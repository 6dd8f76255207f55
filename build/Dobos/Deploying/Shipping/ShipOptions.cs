namespace Dobos.Deploying.Shipping;

/// <param name="Reason">Why this happens, for kubectl's rollout history.</param>
/// <param name="Timeout">How long helm may wait; no helm of ours lives longer.</param>
/// <param name="AdoptWithin">How long what runs unproven has to answer.</param>
/// <param name="WreckageFolder">Where a failed deploy's events and logs are kept.</param>
public sealed record ShipOptions(string Reason, TimeSpan Timeout, TimeSpan AdoptWithin, bool AllowDowngrade, string WreckageFolder);
