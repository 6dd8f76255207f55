using System.ComponentModel;
using Dobos.Offline.Clusters.Nodes.Engine;
using Dobos.Offline.Clusters.Nodes.Logs;
using Dobos.Offline.Clusters.Nodes.Processes;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>Starts a container in the way that its image and this machine allow.</summary>
internal sealed class ContainerStarter(Reaper reaper, DockerEngine? engine, bool mayUseNamespaces)
{
    public async Task<IRunning> StartAsync(ContainerOrder order, ContainerLog log)
    {
        try
        {
            var entry = EntryPoint.Of(order.Container, order.Image, order.Known);
            var app = DotnetApp.Find(order.Image.Root, entry);
            var needs = Needs(order, entry, app);
            return needs.Choose(hasEngine: engine is not null, mayUseNamespaces && OwnRoot.IsPossible) switch
            {
                RunMode.HostDotnet => OnHost(order, entry, app!, log),
                RunMode.Engine => await RunningContainer.StartAsync(engine!, order, entry, log),
                RunMode.OwnRoot => await InOwnRootAsync(order, entry, log),
                RunMode.Bare => RunningProcess.Start(entry.Command, command => BarePlace.Inside(order, entry, command), log, reaper, order.Image.StopSignal),
                _ => throw new ContainerStartException(needs.Refusal(order.Container.Image)),
            };
        }
        catch (Exception failed) when (failed is Win32Exception or IOException or UnauthorizedAccessException or HttpRequestException or ArgumentException or InvalidOperationException)
        {
            throw new ContainerStartException(failed.Message, failed);
        }
    }

    private static RunNeeds Needs(ContainerOrder order, EntryPoint entry, DotnetApp? app)
    {
        if (app is null && !ProgramFinder.IsMounted(order, entry.Command[0]))
            _ = ProgramFinder.Find(order, entry, entry.Command[0]);

        return new(
            app is not null,
            app is null ? order.Mounts.Count == 0 : order.Mounts.All(mount => HostPlace.Reaches(entry, app, mount.Path)),
            app is not null && ProgramFinder.Has(order, entry, entry.Command[0]),
            app is null && order.Mounts.Count == 0 && BarePlace.Find(order, entry, entry.Command) is not null);
    }

    private RunningProcess OnHost(ContainerOrder order, EntryPoint entry, DotnetApp app, ContainerLog log)
    {
        var place = HostPlace.Make(order, entry, app);
        return RunningProcess.Start(entry.Command, command => place.Inside(entry, command), log, reaper, order.Image.StopSignal);
    }

    private async Task<IRunning> InOwnRootAsync(ContainerOrder order, EntryPoint entry, ContainerLog log)
    {
        var root = await OwnRoot.MakeAsync(order, entry, reaper);
        try
        {
            return RunningProcess.Start(entry.Command, command => root.Inside(entry, command), log, reaper, order.Image.StopSignal, root);
        }
        catch
        {
            root.Dispose();
            throw;
        }
    }
}
