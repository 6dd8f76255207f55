using Dobos.Offline.Clusters.Nodes.Environments;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Clusters.Nodes.Status;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>
/// One container from its image to its last end: it lives, waits, and lives again, as its pod's restart policy says.
/// <paramref name="ending"/> asks it to end in its grace, <paramref name="gone"/> ends it at once.
/// </summary>
internal sealed class ContainerWorker(ContainerHost host, ContainerSpec container, CancellationToken ending, CancellationToken gone)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(20);

    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Backoff _backoff = Backoff.None;

    /// <summary>It has run for the first time.</summary>
    public Task Started => _started.Task;

    /// <summary>Returns how it ended; ends by cancellation when it was to end before it ran.</summary>
    public async Task<Terminated> RunAsync()
    {
        ImageGetter images = new(host, container);
        while (true)
        {
            var image = await images.GetAsync(ending);
            var order = await OrderAsync(image);
            var ended = await new ContainerLife(host, container, ending, gone).RunAsync(order, () => _started.TrySetResult());
            host.Change(container.Name, state => state.End(ended));
            if (ending.IsCancellationRequested || !RestartPolicy.StartsAgain(host.Pod.RestartPolicy, container, ended.ExitCode))
                return ended;

            (var wait, _backoff) = _backoff.After(ended.Finished - ended.Started);
            if (wait > TimeSpan.Zero)
                await BackOffAsync(wait);
        }
    }

    private async Task BackOffAsync(TimeSpan wait)
    {
        var about = $"restarting failed container={container.Name} pod={host.Pod.Name}_{host.Pod.Namespace}({host.Pod.Uid})";
        host.Record("BackOff", $"Back-off restarting failed container {container.Name} in pod {host.Pod.Name}_{host.Pod.Namespace}({host.Pod.Uid})", isWarning: true);
        host.Change(container.Name, state => state.Wait("CrashLoopBackOff", $"back-off {Text(wait)} {about}"));
        await Task.Delay(wait, host.Node.Clock, ending);
    }

    private static string Text(TimeSpan wait) => wait.TotalSeconds < 60 ? $"{wait.Seconds}s" : $"{(int)wait.TotalMinutes}m{wait.Seconds}s";

    private async Task<ContainerOrder> OrderAsync(Image image)
    {
        while (true)
        {
            var changed = host.Wake.Next;
            try
            {
                return new OrderMaker(host).Make(container, image);
            }
            catch (ContainerConfigException missing)
            {
                host.Record("Failed", $"Error: {missing.Message}", isWarning: true);
                host.Change(container.Name, state => state.Wait("CreateContainerConfigError", missing.Message));
            }

            await Task.WhenAny(changed, Task.Delay(LookAgain, host.Node.Clock, ending));
            ending.ThrowIfCancellationRequested();
        }
    }
}
