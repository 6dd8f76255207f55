using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class ContainerChecks
{
    public static void Check(Faults faults, string path, JsonObject spec)
    {
        HashSet<string> volumes = [.. spec.Items("volumes").Select(volume => volume.Text("name") ?? "")];
        HashSet<string> names = [];
        foreach (var list in new[] { "containers", "initContainers" })
            foreach (var (container, index) in spec.Items(list).Select((container, index) => (container, index)))
            {
                CheckOne(faults, $"{path}.{list}[{index}]", container, names);
                VolumeChecks.CheckMounts(faults, $"{path}.{list}[{index}].volumeMounts", container, volumes);
                ProbeChecks.Check(faults, $"{path}.{list}[{index}]", container, mayProbe: list == "containers" || container.Text("restartPolicy") == "Always");
            }
    }

    private static void CheckOne(Faults faults, string path, JsonObject container, HashSet<string> names)
    {
        if (container.Text("name") is not { Length: > 0 } name)
            faults.Required($"{path}.name");
        else if (Names.Label(name) is { } why)
            faults.Invalid($"{path}.name", name, why);
        else if (!names.Add(name))
            faults.Duplicate($"{path}.name", name);

        if (container.Text("image") is null or "")
            faults.Required($"{path}.image");
        else if (container.Text("image") is { } image && image.Trim() != image)
            faults.Invalid($"{path}.image", image, "must not have leading or trailing whitespace");
        faults.OneOf($"{path}.imagePullPolicy", container["imagePullPolicy"], "Always", "IfNotPresent", "Never");
        CheckPorts(faults, $"{path}.ports", container);
        CheckEnvironment(faults, $"{path}.env", container);
        CheckResources(faults, $"{path}.resources", container.Part("resources"));
    }

    private static void CheckPorts(Faults faults, string path, JsonObject container)
    {
        HashSet<string> names = [];
        foreach (var (port, index) in container.Items("ports").Select((port, index) => (port, index)))
        {
            if (port.Text("name") is { Length: > 0 } name && Names.Port(name) is { } why)
                faults.Invalid($"{path}[{index}].name", name, why);
            else if (port.Text("name") is { Length: > 0 } known && !names.Add(known))
                faults.Duplicate($"{path}[{index}].name", known);
            if (port["containerPort"] is null)
                faults.Required($"{path}[{index}].containerPort");
            else
                Port(faults, $"{path}[{index}].containerPort", port["containerPort"]);
            faults.OneOf($"{path}[{index}].protocol", port["protocol"], "SCTP", "TCP", "UDP");
        }
    }

    public static void Port(Faults faults, string field, JsonNode? port)
    {
        if (port.AsNumber() is { } number and (< 1 or > 65535))
            faults.Invalid(field, number, "must be between 1 and 65535, inclusive");
    }

    private static void CheckEnvironment(Faults faults, string path, JsonObject container)
    {
        foreach (var (variable, index) in container.Items("env").Select((variable, index) => (variable, index)))
        {
            if (variable.Text("name") is not { Length: > 0 } name)
                faults.Required($"{path}[{index}].name");
            else if (name.Contains('=', StringComparison.Ordinal) || name.Any(letter => letter is < ' ' or > '~'))
                faults.Invalid($"{path}[{index}].name", name, "a valid environment variable name must consist only of printable ASCII characters other than '='");
            if (variable.Part("valueFrom") is not { } from)
                continue;
            if (variable.Text("value") is { Length: > 0 })
                faults.Invalid($"{path}[{index}].valueFrom", "", "may not be specified when `value` is not empty");
            if (from.Count(source => source.Value is not null) != 1)
                faults.Invalid($"{path}[{index}].valueFrom", "", from.Count == 0 ? "must specify one of: `fieldRef`, `resourceFieldRef`, `configMapKeyRef` or `secretKeyRef`" : "may not have more than one field specified at a time");
        }
    }

    private static void CheckResources(Faults faults, string path, JsonObject? resources)
    {
        foreach (var (resource, asked) in resources.Part("requests") ?? [])
            if (Quantity.Of(asked) is { } request && Quantity.Of(resources.Part("limits")?[resource]) is { } limit && request > limit)
                faults.Invalid($"{path}.requests", asked, $"must be less than or equal to {resource} limit of {resources.Part("limits")![resource].AsText() ?? limit.ToString()}");
        foreach (var list in new[] { "limits", "requests" })
            foreach (var (resource, amount) in resources.Part(list) ?? [])
                if (Quantity.Of(amount) is { } quantity && quantity < default(Quantity))
                    faults.Invalid($"{path}.{list}[{resource}]", amount, "must be greater than or equal to 0");
    }
}
