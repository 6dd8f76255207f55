using Cake.Kubectl.Failures;
using Dobos.Clusters;

namespace Dobos.Deploying.Locks;

/// <summary>The right to deploy one service of an environment: a Lease in its namespace, renewed as long as we live.</summary>
public sealed class ServiceLock : IAsyncDisposable
{
    private static readonly TimeSpan Promise = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Renewal = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    private readonly ClusterSession _cluster;
    private readonly string _name;
    private readonly string _me;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _end = new();
    private string? _version;
    private Task _renewing = Task.CompletedTask;

    private ServiceLock(ClusterSession cluster, string service, string me, TimeProvider clock) => (_cluster, _name, _me, _clock) = (cluster, $"dobos-{service}", me, clock);

    /// <summary>Waits for another holder, who may be done soon or gone for good, and no longer than the patience.</summary>
    public static async Task<ServiceLock> TakeAsync(ClusterSession cluster, string service, string me, TimeSpan patience, TimeProvider clock, CancellationToken cancellation)
    {
        ServiceLock taken = new(cluster, service, me, clock);
        await taken.TakeAsync(service, patience, cancellation);
        taken._renewing = taken.RenewAsync();
        return taken;
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _renewing;
        _end.Dispose();
        try
        {
            Write(holder: "");
        }
        catch (Exception lost) when (lost is KubectlException or ClusterUnreachableException)
        {
            // It expires by itself; another who holds it by now keeps it.
        }
    }

    private async Task TakeAsync(string service, TimeSpan patience, CancellationToken cancellation)
    {
        LeaseWatch watch = new(_me, _clock);
        var start = _clock.GetTimestamp();
        while (true)
        {
            var decision = watch.Look(LeaseText.Read(_cluster.Find("lease", _name)));
            if (decision is not LeaseDecision.Wait { Holder: var holder })
            {
                _version = (decision as LeaseDecision.Take)?.Version;
                if (TryWrite())
                    return;
            }
            else if (_clock.GetElapsedTime(start) > patience)
            {
                throw new HeldException($"{holder} deploys {service} in {_cluster.Namespace} and was not done within {patience.TotalSeconds:0} s: wait for it and try again; one that is gone is passed over by itself.");
            }

            await Task.Delay(Glance, _clock, cancellation);
        }
    }

    private async Task RenewAsync()
    {
        using PeriodicTimer timer = new(Renewal, _clock);
        try
        {
            while (await timer.WaitForNextTickAsync(_end.Token))
                TryWrite();
        }
        catch (OperationCanceledException)
        {
            // That is how it ends.
        }
        catch (ClusterUnreachableException)
        {
            // The work itself will say so.
        }
    }

    private bool TryWrite()
    {
        try
        {
            Write(_me);
            return true;
        }
        catch (Exception first) when (first is KubectlAlreadyExistsException or KubectlConflictException)
        {
            return false;
        }
    }

    private void Write(string holder)
    {
        var lease = LeaseText.Write(_name, _cluster.Namespace, holder, Promise, _clock.GetUtcNow(), _version);
        if (_version is null)
            _cluster.Create(lease);
        else
            _cluster.Replace(lease);
        _version = LeaseText.Read(_cluster.Find("lease", _name))?.Version;
    }
}
