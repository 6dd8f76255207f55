using Dobos.Offline.Clusters.Nodes.Containers;
using Dobos.Offline.Clusters.Nodes.Volumes;

namespace Dobos.Offline.Clusters.Nodes;

/// <summary>A pod's volumes while it lives: waited for until they can be there, and kept at what is said in their sources.</summary>
internal sealed class PodVolumes(ContainerHost host)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(10);

    private readonly VolumeFolders _folders = new(host.Node.Cluster, host.Folder, Path.Combine(host.Node.Folder, "claims"));

    public async Task<IReadOnlyDictionary<string, string>> MountAsync(CancellationToken ending)
    {
        while (true)
        {
            var changed = host.Wake.Next;
            try
            {
                return Make();
            }
            catch (VolumeException missing)
            {
                host.Record("FailedMount", missing.Message, isWarning: true);
            }

            await Task.WhenAny(changed, Task.Delay(LookAgain, host.Node.Clock, ending));
            ending.ThrowIfCancellationRequested();
        }
    }

    /// <summary>What a mounted ConfigMap or Secret says now is in its files soon after; what is gone meanwhile stays as it was.</summary>
    public async Task RefreshAsync(CancellationToken ending)
    {
        while (!ending.IsCancellationRequested)
        {
            // Taken before the files are made: a change that comes while they are is not missed.
            var changed = host.Wake.Next;
            try
            {
                Make();
            }
            catch (Exception missing) when (missing is VolumeException or IOException)
            {
            }

            await changed.WaitAsync(ending).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private Dictionary<string, string> Make() => _folders.Make(host.Pod, host.Place.Address.ToString());
}
