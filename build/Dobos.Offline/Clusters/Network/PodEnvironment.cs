using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Network.Forwarders;

namespace Dobos.Offline.Clusters.Network;

/// <summary>What the network gives a pod by its environment: the proxy that knows the services' names, and the addresses of those in its namespace.</summary>
internal static class PodEnvironment
{
    private const string NoProxy = "localhost,127.0.0.1,::1,[::1],.localhost";

    private static readonly string[] ProxyNames = ["http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY"];
    private static readonly string[] NoProxyNames = ["no_proxy", "NO_PROXY"];

    public static async Task<IReadOnlyDictionary<string, string>> OfAsync(ClusterNetwork network, JsonObject pod)
    {
        var inNamespace = (string)pod["metadata"]!["namespace"]!;
        Dictionary<string, string> environment = [];
        if ((bool?)pod["spec"]?["enableServiceLinks"] ?? true)
        {
            foreach (var (service, forwarded) in await network.Forwarders.OpenAsync(inNamespace))
                Add(environment, ServiceVariables.Of(service.Name, [.. forwarded.Ports]));
        }

        var proxy = (await network.ProxyOfAsync(inNamespace)).ToString();
        Add(environment, ProxyNames.Select(name => (name, proxy)));
        Add(environment, NoProxyNames.Select(name => (name, Direct(pod, environment))));
        return environment;
    }

    /// <summary>What is on this machine is reached without us. Not every client reads networks there, so each address is named.</summary>
    private static string Direct(JsonObject pod, Dictionary<string, string> environment)
    {
        var hosts = environment.Where(variable => variable.Key.EndsWith("_SERVICE_HOST", StringComparison.Ordinal)).Select(variable => variable.Value);
        string[] own = (string?)pod["status"]?["podIP"] is { Length: > 0 } address ? [address] : [];
        return string.Join(',', hosts.Where(host => host != "127.0.0.1").Order(StringComparer.Ordinal).Prepend(NoProxy).Concat(own));
    }

    private static void Add(Dictionary<string, string> environment, IEnumerable<(string Name, string Value)> variables)
    {
        foreach (var (name, value) in variables)
            environment[name] = value;
    }
}
