using System.ComponentModel;
using Dobos.Offline.Clusters.Nodes.Logs;
using Dobos.Offline.Clusters.Nodes.Processes;

namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>Starts a container in the way that its image and this machine allow.</summary>
internal sealed class ContainerStarter(Reaper reaper)
{
    public Task<IRunning> StartAsync(ContainerOrder order, ContainerLog log)
    {
        var entry = EntryPoint.Of(order.Container, order.Image, order.Known);
        if (DotnetApp.Find(order.Image.Root, entry) is not { } app)
            throw new ContainerStartException($"exec: \"{entry.Command[0]}\": this is no .NET app");

        try
        {
            var place = HostPlace.Make(order, entry, app);
            return Task.FromResult<IRunning>(RunningProcess.Start(entry.Command, command => place.Inside(entry, command), log, reaper, order.Image.StopSignal));
        }
        catch (Exception failed) when (failed is Win32Exception or IOException or UnauthorizedAccessException)
        {
            throw new ContainerStartException(failed.Message, failed);
        }
    }
}
