using System.Text.Json.Nodes;
using Dobos.Artifacts;
using Dobos.Artifacts.Layers;
using Dobos.Images.Bases;

namespace Dobos.Images.Layouts;

/// <summary>The config of a service's image: its base's, and what the SDK's own container support would set.</summary>
internal sealed class ImageConfig(BaseImage below, ImageOrder order, string program)
{
    /// <summary>When an image was made is no property of what it is made of.</summary>
    public const string Created = "1970-01-01T00:00:00Z";

    private const string Folder = "/app";
    private const string Ports = "ASPNETCORE_HTTP_PORTS";

    public byte[] Write(IReadOnlyList<Layer> layers)
    {
        var root = below.Config.DeepClone().AsObject();
        root["created"] = Created;
        Fill(Member(root, "config"));
        Append(Member(root, "rootfs"), "diff_ids", layers.Select(layer => (JsonNode)layer.DiffId.Value));
        Append(root, "history", layers.Select(layer => History($"{order.Service.Name} {layer.Blob.Annotations[LayerOrigin.Annotation]}")));
        return JsonBytes.Of(root);
    }

    public static JsonNode History(string what) => new JsonObject { ["created"] = Created, ["created_by"] = what };

    private void Fill(JsonObject config)
    {
        var variables = Variables(config);
        config["User"] = variables.GetValueOrDefault("APP_UID") ?? config["User"]?.GetValue<string>() ?? $"{HostSystem.User}";
        config["WorkingDir"] = Folder;
        config["Entrypoint"] = new JsonArray("dotnet", program);
        config.Remove("Cmd");
        config["Env"] = new JsonArray([.. variables.Select(one => (JsonNode)$"{one.Key}={one.Value}")]);
        config["ExposedPorts"] = new JsonObject(variables[Ports].Split(';').Select(port => KeyValuePair.Create($"{port}/tcp", (JsonNode?)new JsonObject())));
        foreach (var (name, value) in ImageLabels.Of(order, below))
            Member(config, "Labels")[name] = value;
    }

    // VERSION is what a service answers when nobody tells it otherwise; the release's chart tells it the commit too.
    private OrderedDictionary<string, string> Variables(JsonObject config)
    {
        var given = (config["Env"]?.AsArray() ?? []).Select(one => one!.GetValue<string>().Split('=', 2));
        OrderedDictionary<string, string> variables = new(given.Select(pair => KeyValuePair.Create(pair[0], pair[^1])));
        variables.TryAdd(Ports, "8080");
        variables.TryAdd("DOTNET_RUNNING_IN_CONTAINER", "true");
        variables["VERSION"] = order.Version;
        return variables;
    }

    private static JsonObject Member(JsonObject parent, string name)
    {
        if (parent[name] is not JsonObject member)
            parent[name] = member = [];
        return member;
    }

    private static void Append(JsonObject parent, string name, IEnumerable<JsonNode> items)
    {
        if (parent[name] is not JsonArray list)
            parent[name] = list = [];
        foreach (var item in items)
            list.Add(item);
    }
}
