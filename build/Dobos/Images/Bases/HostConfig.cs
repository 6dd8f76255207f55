using System.Text.Json.Nodes;
using Dobos.Artifacts;
using Dobos.Artifacts.Layers;
using Dobos.Images.Layouts;

namespace Dobos.Images.Bases;

/// <summary>The config of the base image that is made here: what Microsoft's images say to a service, and how to do without what is not in it.</summary>
internal static class HostConfig
{
    public static byte[] Of(ImagePlatform platform, HostRuntime runtime, IReadOnlyList<Layer> layers) => JsonBytes.Of(new JsonObject
    {
        ["architecture"] = platform.Architecture,
        ["os"] = "linux",
        ["created"] = ImageConfig.Created,
        ["config"] = new JsonObject
        {
            ["Env"] = new JsonArray([.. Environment(runtime).Select(one => (JsonNode)one)]),
            ["Labels"] = new JsonObject(BaseImage.HostMark.Select(one => KeyValuePair.Create(one.Key, (JsonNode?)one.Value))),
        },
        ["rootfs"] = new JsonObject
        {
            ["type"] = "layers",
            ["diff_ids"] = new JsonArray([.. layers.Select(layer => (JsonNode)layer.DiffId.Value)]),
        },
        ["history"] = new JsonArray([.. ((string[])["libraries of the host", ".NET of the host"]).Select(ImageConfig.History)]),
    });

    private static IEnumerable<string> Environment(HostRuntime runtime) =>
    [
        "PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin",
        $"APP_UID={HostSystem.User}",
        "ASPNETCORE_HTTP_PORTS=8080",
        "DOTNET_RUNNING_IN_CONTAINER=true",
        $"DOTNET_VERSION={HostRuntime.Version}",
        $"ASPNET_VERSION={runtime.WebVersion}",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=true",
        $"SSL_CERT_FILE=/{HostSystem.Certificates}",
    ];
}
