using System.Net.Sockets;
using Dobos.Offline.Clusters.Nodes.Containers;
using Dobos.Offline.Clusters.Nodes.Specs;

namespace Dobos.Offline.Clusters.Nodes.Probes;

/// <summary>Probes one run of a container: first whether it has started, then whether it is ready, and whether it lives.</summary>
internal sealed class Prober(ContainerHost host, ContainerSpec container, ProbeRunner runner)
{
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    private readonly long _began = host.Node.Clock.GetTimestamp();

    /// <summary>Ends when the container must be ended, with the reason and the grace that the probe gives.</summary>
    public async Task<ProbeVerdict> RunAsync(CancellationToken cancellation)
    {
        if (ProbeSpec.Of(container.Content["startupProbe"]) is { } startup && !(await UntilAsync("Startup", startup, verdict: false, tally => tally.Verdict, cancellation)).Verdict)
            return new($"Container {container.Name} failed startup probe, will be restarted", startup.Grace);

        var readiness = ProbeSpec.Of(container.Content["readinessProbe"]);
        host.Change(container.Name, state => state with { IsStarted = true, IsReady = readiness is null });
        if (readiness is not null)
            _ = ReadinessAsync(readiness, cancellation);
        if (ProbeSpec.Of(container.Content["livenessProbe"]) is { } liveness)
        {
            await UntilAsync("Liveness", liveness, verdict: true, _ => false, cancellation);
            return new($"Container {container.Name} failed liveness probe, will be restarted", liveness.Grace);
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        throw new InvalidOperationException("Nothing ends an endless wait.");
    }

    private async Task ReadinessAsync(ProbeSpec spec, CancellationToken cancellation)
    {
        try
        {
            await LoopAsync("Readiness", spec, verdict: false, (tally, before) =>
            {
                if (tally.Verdict != before.Verdict)
                    host.Change(container.Name, state => state with { IsReady = tally.Verdict });
                return true;
            }, cancellation);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private Task<ProbeTally> UntilAsync(string kind, ProbeSpec spec, bool verdict, Func<ProbeTally, bool> isEnough, CancellationToken cancellation) =>
        LoopAsync(kind, spec, verdict, (tally, _) => !tally.HasFailed && !isEnough(tally), cancellation);

    private async Task<ProbeTally> LoopAsync(string kind, ProbeSpec spec, bool verdict, Func<ProbeTally, ProbeTally, bool> goesOn, CancellationToken cancellation)
    {
        await WaitAsync(spec.Delay - Elapsed(_began), cancellation);
        if (!verdict)
            await ListenAsync(spec, cancellation);
        for (ProbeTally tally = new(spec, verdict); ;)
        {
            var asked = host.Node.Clock.GetTimestamp();
            var fault = await runner.AskAsync(spec.Content, spec.Timeout, cancellation);
            if (fault is not null)
                host.Record("Unhealthy", $"{kind} probe failed: {fault}", isWarning: true);

            var before = tally;
            tally = tally.After(fault is null);
            if (!goesOn(tally, before))
                return tally;

            await WaitAsync(spec.Period - Elapsed(asked), cancellation);
        }
    }

    /// <summary>Asked before it listens, a container would be asked again only after a whole period: so the first question waits for it, one period at most.</summary>
    private async Task ListenAsync(ProbeSpec spec, CancellationToken cancellation)
    {
        if (runner.Target(spec.Content) is not { } target)
            return;

        for (var began = host.Node.Clock.GetTimestamp(); Elapsed(began) < spec.Period; await Task.Delay(Glance, cancellation))
        {
            try
            {
                using Socket socket = new(target.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
                await socket.ConnectAsync(target, cancellation);
                return;
            }
            catch (SocketException)
            {
            }
        }
    }

    private TimeSpan Elapsed(long since) => host.Node.Clock.GetElapsedTime(since);

    private Task WaitAsync(TimeSpan time, CancellationToken cancellation) => time > TimeSpan.Zero ? Task.Delay(time, host.Node.Clock, cancellation) : Task.CompletedTask;
}

internal sealed record ProbeVerdict(string Message, TimeSpan? Grace);
