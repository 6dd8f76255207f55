using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Nodes.Environments;
using Dobos.Offline.Clusters.Nodes.Images;
using Dobos.Offline.Clusters.Nodes.Specs;
using Dobos.Offline.Files;

namespace Dobos.Offline.Clusters.Nodes.Volumes;

/// <summary>Makes the volumes of a pod as folders of its own. What a claim holds stays when the pod goes.</summary>
internal sealed class VolumeFolders(Cluster cluster, PodFolder folder, string claims)
{
    /// <summary>The folder of each volume by its name.</summary>
    public Dictionary<string, string> Make(PodSpec pod, string address)
    {
        ConfigData data = new(cluster, pod.Namespace);
        return pod.Volumes.ToDictionary(volume => (string?)volume["name"] ?? "", volume => Make(pod, volume, address, data));
    }

    /// <summary>What a container sees of its volumes: the path in the container, and where that is.</summary>
    public static IReadOnlyList<(string Path, string Source)> Mounts(ContainerSpec container, IReadOnlyDictionary<string, string> volumes)
    {
        List<(string, string)> mounts = [];
        foreach (var mount in container.Mounts)
        {
            if (!volumes.TryGetValue(mount.Volume, out var source))
                throw new ContainerConfigException($"the volume \"{mount.Volume}\" of the mount {mount.Path} is not in the pod");

            var part = RootPath.Resolve(source, mount.SubPath, followLast: true) ?? source;
            if (mount.SubPath.Length > 0 && !Path.Exists(part))
                Directory.CreateDirectory(part);
            mounts.Add((mount.Path, part));
        }

        return mounts;
    }

    private string Make(PodSpec pod, JsonObject volume, string address, ConfigData data)
    {
        var name = (string?)volume["name"] ?? "";
        if (volume["persistentVolumeClaim"] is { } claim)
            return Claim(pod.Namespace, name, (string?)claim["claimName"] ?? "");

        var path = folder.Volume(name);
        PodFolder.MakeOwn(path);
        if (volume["emptyDir"] is null && volume.Any(member => member.Key is not "name" && member.Value is not null))
            Write(path, name, new VolumeFiles(pod, name, address, data).Of(volume));
        return path;
    }

    private static void Write(string folder, string volume, Dictionary<string, byte[]> files)
    {
        foreach (var (path, content) in files)
        {
            if (RootPath.Parts(path).Contains("..") || RootPath.Resolve(folder, path, followLast: true) is not { } target)
                throw new VolumeException(volume, $"the path {path} leads out of it");

            if (File.Exists(target) && File.ReadAllBytes(target).AsSpan().SequenceEqual(content))
                continue;

            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            OwnerFile.Write(target, content);
        }
    }

    private string Claim(string inNamespace, string volume, string name)
    {
        if (cluster.Find(KindTable.PersistentVolumeClaim, inNamespace, name) is null)
            throw new VolumeException(volume, $"persistentvolumeclaim \"{name}\" not found");

        var path = Path.Combine(claims, inNamespace, name);
        PodFolder.MakeOwn(path);
        return path;
    }
}
