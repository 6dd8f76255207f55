using Cake.Helm;
using Cake.Helm.Failures;
using Cake.Helm.Rollback;
using Cake.Helm.Upgrade;
using Cake.Kubectl.Failures;
using Dobos.Clusters;
using Dobos.Deploying.Histories;
using Dobos.Deploying.Locks;
using Dobos.Services;
using Dobos.Smoke;
using Dobos.Versions;

namespace Dobos.Deploying.Shipping;

/// <summary>One service in one cluster: deployed, proven, and brought back to what was proven where it does not hold.</summary>
internal sealed class ServiceShip(ClusterSession cluster, Service service, Uri address, SmokeTester smoke, ShipOptions options, Action<string> tell, TimeProvider clock)
{
    private ReleaseHistory History => HistoryReader.Read(cluster, service.Name);

    public async Task<Shipped> ShipAsync(Deployment deployment, string chart, CancellationToken cancellation)
    {
        var history = Settle(History);
        history = await AdoptAsync(history, cancellation);
        if (history.Newest is { State: RevisionState.Deployed, IsVerified: true } running && running.Has(deployment.Mark))
            return await KeepAsync(deployment, running, cancellation);

        GuardDowngrade(deployment, history);
        return await ReplaceAsync(deployment, chart, history, cancellation);
    }

    public async Task<Shipped> GoBackAsync(CancellationToken cancellation)
    {
        var history = Settle(History);
        var newest = history.Newest ?? throw new DeployRefusedException($"{service.Name} has no release in {cluster.Namespace}: there is nothing to go back from.");
        if (newest is { BackTo: not null, IsVerified: true })
        {
            tell($"{service.Name} went back to revision {newest.BackTo} ({newest.Version}) already.");
            return new(service.Name, newest.Version, newest.Number, address, ShippedHow.Unchanged);
        }

        var target = history.LastVerified(below: newest.Number) ?? throw new DeployRefusedException($"No revision of {service.Name} in {cluster.Namespace} before {newest.Number} was ever proven: ship a release that holds, with --target Ship --version if it is published.");
        return await BackAsync(history, target, $"{service.Name} {newest.Version}", "a way back was asked for", cancellation);
    }

    private ReleaseHistory Settle(ReleaseHistory history)
    {
        switch (Settling.Of(history, clock.GetUtcNow(), options.Timeout))
        {
            case Settling.Wait wait:
                throw new HeldException($"Revision {wait.Stuck.Number} of {service.Name} is {wait.Stuck.State}, and its helm may still be at work until {wait.Until:HH:mm:ss}: try again then.");
            case Settling.Back back:
                tell($"{service.Name} is stuck at revision {back.Stuck.Number} ({back.Stuck.State}), which nobody works at any more: back to {back.Target.Number}.");
                cluster.Rollback(service.Name, back.Target.Number, new HelmRollbackSettings { Wait = HelmWait.Ready, Timeout = options.Timeout });
                return History;
            case Settling.Remove remove:
                tell($"{service.Name} is stuck at revision {remove.Stuck.Number} ({remove.Stuck.State}), and nothing was there before: it is removed.");
                cluster.Uninstall(service.Name);
                return History;
            default:
                return history;
        }
    }

    /// <summary>What runs and was never proven is proven now if it can be, so that there is something to go back to.</summary>
    private async Task<ReleaseHistory> AdoptAsync(ReleaseHistory history, CancellationToken cancellation)
    {
        if (history.Newest is not { State: RevisionState.Deployed, IsVerified: false } running)
            return history;

        try
        {
            await smoke.TestAsync(service.Smoke, Subject(running), service.SmokePatience with { Deadline = options.AdoptWithin }, cancellation);
            Prove(running.Number, mark: null);
            tell($"{service.Name} {running.Version} runs unproven as revision {running.Number}; it passes its smoke test and counts as proven from now on.");
            return History;
        }
        catch (SmokeFailedException fails)
        {
            tell($"{service.Name} {running.Version} runs unproven as revision {running.Number}, and stays so: {fails.Message}");
            return history;
        }
    }

    private async Task<Shipped> KeepAsync(Deployment deployment, Revision running, CancellationToken cancellation)
    {
        await smoke.TestAsync(service.Smoke, Subject(deployment), service.SmokePatience, cancellation);
        tell($"{deployment} runs already as revision {running.Number}, proven, and answers.");
        return new(service.Name, running.Version, running.Number, address, ShippedHow.Unchanged);
    }

    private void GuardDowngrade(Deployment deployment, ReleaseHistory history)
    {
        if (!options.AllowDowngrade && history.Newest is { } running && history.IsInstalled && VersionOrder.IsOlder(deployment.Release.Version, running.Version))
            throw new DeployRefusedException($"{deployment} is older than {running.Version}, which runs in {cluster.Namespace}: go back with --target Rollback, or add --allow-downgrade.");
    }

    private async Task<Shipped> ReplaceAsync(Deployment deployment, string chart, ReleaseHistory before, CancellationToken cancellation)
    {
        try
        {
            if (deployment.Secret is { } secret)
                Apply(secret);
            Upgrade(deployment, chart, before);
            await smoke.TestAsync(service.Smoke, Subject(deployment), service.SmokePatience, cancellation);
        }
        catch (Exception bad) when (bad is HelmException and not HelmUnreachableException or SmokeFailedException)
        {
            return await UndoAsync(deployment, before, bad, cancellation);
        }

        var number = History.NewestNumber;
        Prove(number, deployment.Mark);
        tell($"{deployment} runs as revision {number} and is proven.");
        return new(service.Name, deployment.Release.Version, number, address, ShippedHow.Deployed);
    }

    private async Task<Shipped> UndoAsync(Deployment deployment, ReleaseHistory before, Exception bad, CancellationToken cancellation)
    {
        var why = bad is SmokeFailedException smoked ? smoked.Seen : bad.Message;
        tell($"{deployment} does not hold: {why}");
        var kept = Wreckage.Keep(cluster, service.Name, options.WreckageFolder);
        tell($"Events, workloads and logs are kept in {kept}.");
        var history = History;
        switch (WayBack.Of(before.NewestNumber, history, service.GoesBack))
        {
            case WayBack.Nothing:
                throw new DeployFailedException($"{deployment}", why, "No revision came about, so what ran before runs on.", bad);
            case WayBack.Uninstall:
                cluster.Uninstall(service.Name);
                throw new DeployFailedException($"{deployment}", why, $"Nothing of {service.Name} was there before, so it is removed.", bad);
            case WayBack.To { Revision: var target }:
                var back = await BackAsync(history, target, $"{deployment}", why, cancellation);
                throw new DeployFailedException($"{deployment}", why, $"{service.Name} {back.Version}, which was proven before, runs again as revision {back.Revision} and answers.", bad);
            case var refused:
                throw new WayBackFailedException($"{deployment}", why, $"It is left as it is, for {((WayBack.Refuse)refused).Reason}", Commands());
        }
    }

    private async Task<Shipped> BackAsync(ReleaseHistory history, Revision target, string release, string why, CancellationToken cancellation)
    {
        try
        {
            cluster.Rollback(service.Name, target.Number, new HelmRollbackSettings { Wait = HelmWait.Ready, Timeout = options.Timeout, HistoryMax = HistoryMax(history) });
            var number = History.NewestNumber;
            await smoke.TestAsync(service.Smoke, Subject(target with { Number = number }), service.SmokePatience, cancellation);
            Prove(number, target.Content?.Split('.') is [_, var mark] ? mark : null);
            tell($"{service.Name} is back at {target.Version} (revision {target.Number}, now {number}), and answers.");
            return new(service.Name, target.Version, number, address, ShippedHow.WentBack);
        }
        catch (Exception failed) when (failed is HelmException or SmokeFailedException)
        {
            throw new WayBackFailedException(release, why, $"Going back to revision {target.Number} ({target.Version}) failed too: {failed.Message}", Commands());
        }
    }

    private void Apply(ServiceSecret secret)
    {
        try
        {
            cluster.Create(secret.Reveal());
        }
        catch (KubectlAlreadyExistsException)
        {
            // It is immutable, and its name says what is in it.
        }
    }

    private void Upgrade(Deployment deployment, string chart, ReleaseHistory before)
    {
        var values = deployment.Values.DeepClone().AsObject();
        values["reason"] = options.Reason;
        cluster.Upgrade(service.Name, chart, new HelmUpgradeSettings
        {
            Install = true,
            ResetValues = true,
            ValuesInput = values.ToJsonString(),
            Wait = HelmWait.Ready,
            Timeout = options.Timeout,
            HistoryMax = HistoryMax(before),
        });
    }

    /// <summary>As many as keep the way back from being pruned.</summary>
    private static int HistoryMax(ReleaseHistory history) => Math.Max(10, history.NewestNumber - (history.LastVerified()?.Number ?? history.NewestNumber) + 5);

    private void Prove(int revision, string? mark) => cluster.LabelRevision(service.Name, revision, new Dictionary<string, string?>
    {
        [RevisionLabel.Verified] = $"{revision}",
        [RevisionLabel.Content] = mark is null ? null : $"{revision}.{mark}",
    });

    private SmokeSubject Subject(Deployment deployment) => new(service.Name, deployment.Release.Version, deployment.Commit, address);

    private SmokeSubject Subject(Revision revision)
    {
        var values = cluster.Values(service.Name, revision.Number);
        return new(service.Name, Text("version") ?? revision.Version, Text("commit") ?? "", address);

        string? Text(string name) => values.ValueKind == System.Text.Json.JsonValueKind.Object && values.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? text : null;
    }

    private string Commands() => $"look with 'helm history {service.Name} -n {cluster.Namespace}', go back with 'helm rollback {service.Name} N', or ship a fixed release.";
}
