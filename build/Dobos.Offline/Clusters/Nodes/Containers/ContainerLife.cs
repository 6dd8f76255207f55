using System.Globalization;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Logs;
using Dobos.Offline.Clusters.Nodes.Probes;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Nodes.Status;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>
/// One run of a container, from its start to its end, with its log, its probes and its hooks.
/// <paramref name="ending"/> asks it to end in its grace, <paramref name="gone"/> ends it at once.
/// </summary>
internal sealed class ContainerLife(ContainerHost host, ContainerSpec container, CancellationToken ending, CancellationToken gone)
{
    private static readonly TimeSpan HookTimeout = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan LeastGrace = TimeSpan.FromSeconds(2);

    /// <summary>Returns how it ended.</summary>
    public async Task<Terminated> RunAsync(ContainerOrder order, Action started)
    {
        var state = host[container.Name];
        var file = Path.Combine(host.Folder.Logs(container.Name), string.Create(CultureInfo.InvariantCulture, $"{(state.HasRun ? state.Restarts + 1 : state.Restarts)}.log"));
        using ContainerLog log = new(file, host.Node.Clock);
        LogShelf.Prune(file);
        using var live = host.Node.Logs.Show(file, log);
        host.Record("Created", $"Created container: {container.Name}");
        IRunning running;
        try
        {
            running = await host.Node.Starter.StartAsync(order, log);
        }
        catch (ContainerStartException cannot)
        {
            return Refused(cannot, order.Image);
        }

        await using (running)
        {
            var began = host.Node.Clock.GetUtcNow();
            host.ShowPorts();
            host.Change(container.Name, current => current.Run(began, running.Id, order.Image.Id));
            host.Record("Started", $"Started container {container.Name}");
            started();
            var code = await LiveAsync(running);
            return Terminated.By(code, TerminationMessage.Read(order, file, code), began, host.Node.Clock.GetUtcNow(), running.Id);
        }
    }

    private Terminated Refused(ContainerStartException cannot, Image image)
    {
        var now = host.Node.Clock.GetUtcNow();
        host.Change(container.Name, state => state.Run(now, $"process://{Guid.NewGuid():n}", image.Id).Wait("RunContainerError", cannot.Message));
        host.Record("Failed", $"Error: {cannot.Message}", isWarning: true);
        return new(128, "StartError", cannot.Message, now, now, host[container.Name].Id);
    }

    private async Task<int> LiveAsync(IRunning running)
    {
        using ProbeRunner runner = new(container, host.Place.Of, running);
        using var probing = CancellationTokenSource.CreateLinkedTokenSource(gone);
        using var killing = gone.Register(running.Kill);
        try
        {
            if (await FailedStartAsync(running, runner) is { } failure)
            {
                await EndAsync(running, runner, host.Pod.Grace, failure);
                return await running.Exited;
            }

            var probes = new Prober(host, container, runner).RunAsync(probing.Token);
            var toldToEnd = Task.Delay(Timeout.InfiniteTimeSpan, ending);
            var first = await Task.WhenAny(running.Exited, probes, toldToEnd);
            if (first == toldToEnd)
                await EndAsync(running, runner, host.Pod.Grace, $"Stopping container {container.Name}");
            else if (first == probes && !probing.IsCancellationRequested && await probes is var verdict)
                await EndAsync(running, runner, verdict.Grace ?? host.Pod.Grace, verdict.Message);
            return await running.Exited;
        }
        finally
        {
            await probing.CancelAsync();
            if (!running.Exited.IsCompleted)
                running.Kill();
        }
    }

    private async Task<string?> FailedStartAsync(IRunning running, ProbeRunner runner)
    {
        if (container.PostStart is not { } hook)
            return null;

        var hooked = LifecycleHook.RunAsync(hook, runner, HookTimeout, host.Node.Clock, ending);
        await Task.WhenAny(hooked, running.Exited);
        if (!hooked.IsCompletedSuccessfully || await hooked is not { } fault)
            return null;

        host.Record("FailedPostStartHook", $"PostStartHook failed: {fault}", isWarning: true);
        return "FailedPostStartHook";
    }

    private async Task EndAsync(IRunning running, ProbeRunner runner, TimeSpan grace, string why)
    {
        host.Record("Killing", why);
        var began = host.Node.Clock.GetTimestamp();
        if (container.PreStop is { } hook && !host.IsSilent)
        {
            var hooked = LifecycleHook.RunAsync(hook, runner, grace, host.Node.Clock, gone);
            await Task.WhenAny(hooked, running.Exited);
            if (hooked.IsCompletedSuccessfully && await hooked is { } fault)
                host.Record("FailedPreStopHook", $"PreStopHook failed: {fault}", isWarning: true);
        }

        running.Ask();
        var left = host.IsSilent ? LeastGrace : grace - host.Node.Clock.GetElapsedTime(began);
        await Task.WhenAny(running.Exited, Task.Delay(left > LeastGrace ? left : LeastGrace, host.Node.Clock, gone));
        running.Kill();
    }
}
