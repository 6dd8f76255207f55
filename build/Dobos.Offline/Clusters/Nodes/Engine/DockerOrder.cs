using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Containers;

namespace Dobos.Offline.Clusters.Nodes.Engine;

/// <summary>What a Docker engine is told to make of a container: as little power as it can do with, and ports on loopback alone.</summary>
internal static class DockerOrder
{
    private const string Gateway = "host.docker.internal";

    private static readonly string[] Proxies = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"];

    public static JsonObject Of(ContainerOrder order, EntryPoint entry, string image, IReadOnlyList<int> ports)
    {
        var security = order.Container.Content["securityContext"];
        var pod = order.Pod.Content["spec"]!["securityContext"];
        JsonObject content = new()
        {
            ["Image"] = image,
            ["Entrypoint"] = Texts([entry.Command[0]]),
            ["Cmd"] = Texts(entry.Command.Skip(1)),
            ["Env"] = Texts(order.Variables.Select(one => $"{one.Key}={(Proxies.Contains(one.Key) ? one.Value.Replace("127.0.0.1", Gateway, StringComparison.Ordinal) : one.Value)}")),
            ["WorkingDir"] = entry.WorkingDir,
            ["Hostname"] = order.Pod.HostName,
            ["ExposedPorts"] = new JsonObject(ports.Select(port => KeyValuePair.Create($"{port}/tcp", (JsonNode?)new JsonObject()))),
            ["HostConfig"] = new JsonObject
            {
                ["PortBindings"] = new JsonObject(ports.Select(port => KeyValuePair.Create($"{port}/tcp", (JsonNode?)new JsonArray(new JsonObject { ["HostIp"] = "127.0.0.1", ["HostPort"] = "" })))),
                ["ReadonlyRootfs"] = order.Container.HasReadOnlyRoot,
                ["CapDrop"] = Texts(["ALL"]),
                ["CapAdd"] = Texts(security?["capabilities"]?["add"] is JsonArray added ? added.Select(one => (string)one!) : []),
                ["SecurityOpt"] = Texts(["no-new-privileges"]),
                ["ExtraHosts"] = Texts([$"{Gateway}:host-gateway"]),
                ["Mounts"] = new JsonArray([.. order.Mounts.Select(mount => (JsonNode)new JsonObject { ["Type"] = "bind", ["Source"] = mount.Source, ["Target"] = mount.Path })]),
            },
        };
        if ((long?)(security?["runAsUser"] ?? pod?["runAsUser"]) is { } user)
            content["User"] = string.Create(CultureInfo.InvariantCulture, $"{user}:{(long?)(security?["runAsGroup"] ?? pod?["runAsGroup"]) ?? 0}");
        return content;
    }

    private static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);
}
