namespace Dobos.Deploying.Locks;

/// <summary>
/// Judges whether a lock has expired by watching it: a holder that renews nothing for as long as it promised to is gone. No clock of another machine is believed.
/// </summary>
public sealed class LeaseWatch(string me, TimeProvider clock)
{
    private LeaseSight? _seen;
    private long _since;

    /// <param name="sight">Null when there is no Lease.</param>
    public LeaseDecision Look(LeaseSight? sight)
    {
        if (sight != _seen)
            (_seen, _since) = (sight, clock.GetTimestamp());

        return sight switch
        {
            null => new LeaseDecision.Create(),
            { Holder: null or "" } => new LeaseDecision.Take(sight.Version),
            _ when sight.Holder == me => new LeaseDecision.Take(sight.Version),
            _ when clock.GetElapsedTime(_since) > TimeSpan.FromSeconds(sight.Seconds) => new LeaseDecision.Take(sight.Version),
            _ => new LeaseDecision.Wait(sight.Holder!),
        };
    }
}
