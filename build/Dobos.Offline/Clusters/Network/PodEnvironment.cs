using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Network;

/// <summary>What the network gives a pod by its environment: the proxy that knows the services' names, and the addresses of those in its namespace.</summary>
internal static class PodEnvironment
{
    private const string NoProxy = "localhost,127.0.0.1,::1,[::1],.localhost";

    public static IReadOnlyDictionary<string, string> Of(ClusterNetwork network, JsonObject pod)
    {
        var inNamespace = (string)pod["metadata"]!["namespace"]!;
        Dictionary<string, string> environment = [];
        var proxy = network.ProxyOf(inNamespace).ToString();
        foreach (var name in (string[])["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"])
            environment[name] = proxy;

        var own = (string?)pod["status"]?["podIP"] is { Length: > 0 } address ? $"{NoProxy},{address}" : NoProxy;
        environment["no_proxy"] = environment["NO_PROXY"] = own;
        return environment;
    }
}
