using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class VolumeChecks
{
    public static void Check(Faults faults, string path, IReadOnlyList<JsonObject> volumes)
    {
        HashSet<string> seen = [];
        for (var index = 0; index < volumes.Count; index++)
        {
            CheckName(faults, $"{path}[{index}].name", volumes[index], seen);
            foreach (var source in volumes[index].Where(member => member.Key != "name" && member.Value is not null).Skip(1))
                faults.Forbidden($"{path}[{index}].{source.Key}", "may not specify more than 1 volume type");
            if (volumes[index].Part("secret") is { } secret && secret.Text("secretName") is null or "")
                faults.Required($"{path}[{index}].secret.secretName");
            if (volumes[index].Part("configMap") is { } map && map.Text("name") is null or "")
                faults.Required($"{path}[{index}].configMap.name");
            if (volumes[index].Part("persistentVolumeClaim") is { } claim && claim.Text("claimName") is null or "")
                faults.Required($"{path}[{index}].persistentVolumeClaim.claimName");
        }
    }

    public static void CheckMounts(Faults faults, string path, JsonObject container, IReadOnlySet<string> volumes)
    {
        HashSet<string> seen = [];
        foreach (var (mount, index) in container.Items("volumeMounts").Select((mount, index) => (mount, index)))
        {
            if (mount.Text("name") is not { Length: > 0 } name)
                faults.Required($"{path}[{index}].name");
            else if (!volumes.Contains(name))
                faults.NotFound($"{path}[{index}].name", name);
            if (mount.Text("mountPath") is not { Length: > 0 } place)
                faults.Required($"{path}[{index}].mountPath");
            else if (!seen.Add(place))
                faults.Invalid($"{path}[{index}].mountPath", place, "must be unique");
        }
    }

    private static void CheckName(Faults faults, string field, JsonObject volume, HashSet<string> seen)
    {
        if (volume.Text("name") is not { Length: > 0 } name)
            faults.Required(field);
        else if (Names.Label(name) is { } why)
            faults.Invalid(field, name, why);
        else if (!seen.Add(name))
            faults.Duplicate(field, name);
    }
}
