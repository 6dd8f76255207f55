using System.Net;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Network;
using Dobos.Offline.Clusters.Objects;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Tests.Clusters.Network;

/// <summary>A cluster in a folder of its own, with its network, and stand-ins for pods; a test plays its controllers.</summary>
internal sealed class ServedCluster : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly List<StandInPod> _pods = [];

    private ServedCluster(DirectoryInfo folder, Cluster cluster, ClusterNetwork network)
    {
        (_folder, Cluster, Network) = (folder, cluster, network);
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false }) { BaseAddress = network.IngressAddress };
    }

    public Cluster Cluster { get; }

    public ClusterNetwork Network { get; }

    /// <summary>Asks the ingress.</summary>
    public HttpClient Http { get; }

    public static async Task<ServedCluster> StartAsync()
    {
        var folder = Directory.CreateTempSubdirectory("dobos-cluster-");
        var cluster = Cluster.Open(folder.FullName, TimeProvider.System);
        return new(folder, cluster, await ClusterNetwork.StartAsync(cluster, Path.Combine(folder.FullName, "network")));
    }

    /// <summary>Asks as a pod of the namespace does.</summary>
    public async Task<HttpClient> PodHttpAsync(string inNamespace = "default") =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, Proxy = new WebProxy(await Network.ProxyOfAsync(inNamespace)) });

    public async Task<StandInPod> PodAsync(string name, RequestDelegate? answer = null, string inNamespace = "default")
    {
        var pod = await StandInPod.StartAsync(name, answer);
        _pods.Add(pod);
        Cluster.Create(KindTable.Pod, inNamespace, pod.Object());
        return pod;
    }

    public void Namespace(string name) => Cluster.Create(KindTable.Namespace, "", new() { ["metadata"] = new JsonObject { ["name"] = name } });

    /// <summary>A service with these pods behind its port 80, which is called http.</summary>
    public void Service(string name, params StandInPod[] pods) => ServiceIn("default", name, pods);

    public void ServiceIn(string inNamespace, string name, params StandInPod[] pods)
    {
        if (Cluster.Find(KindTable.Service, inNamespace, name) is null)
            Create(KindTable.Service, inNamespace, $$"""{ "metadata": { "name": "{{name}}" }, "spec": { "type": "ClusterIP", "ports": [{ "name": "http", "port": 80, "targetPort": "http", "protocol": "TCP" }] } }""");
        var slice = Slice(name, pods);
        if (Cluster.Find(KindTable.EndpointSlice, inNamespace, name) is null)
            Cluster.Create(KindTable.EndpointSlice, inNamespace, slice);
        else
            Cluster.Edit(KindTable.EndpointSlice, inNamespace, name, current => { current["endpoints"] = slice["endpoints"]!.DeepClone(); return current; });
    }

    public void Create(Kind kind, string inNamespace, string json) => Cluster.Create(kind, inNamespace, (JsonObject)JsonNode.Parse(json)!);

    /// <summary>An ingress of one host and path to port http of a service.</summary>
    public void Ingress(string name, string host, string service, string path = "/", string pathType = "Prefix", params (string Name, string Value)[] annotations)
    {
        JsonObject said = [];
        foreach (var (key, value) in annotations)
            said[$"nginx.ingress.kubernetes.io/{key}"] = value;
        Cluster.Create(KindTable.Ingress, "default", (JsonObject)JsonNode.Parse($$"""
            { "metadata": { "name": "{{name}}", "annotations": {{said.ToJsonString()}} },
              "spec": { "rules": [{ "host": "{{host}}", "http": { "paths": [{ "path": "{{path}}", "pathType": "{{pathType}}", "backend": { "service": { "name": "{{service}}", "port": { "name": "http" } } } }] } }] } }
            """)!);
    }

    public void Delete(Kind kind, string name) => Cluster.Delete(kind, "default", name, new DeleteOrder { GraceSeconds = 0 });

    /// <summary>Asks the ingress for a host until it has heard of what was written: the answer that satisfies.</summary>
    public async Task<string> EventuallyAsync(string host, string path, Func<string, bool> satisfies)
    {
        var said = "";
        await Wait.UntilAsync(async () => satisfies(said = await TextAsync(host, path)), () => $"{host}{path} says: {said}");
        return said;
    }

    public async Task<string> TextAsync(string host, string path = "/")
    {
        using var answer = await GetAsync(host, path);
        return await answer.Content.ReadAsStringAsync();
    }

    public async Task<HttpResponseMessage> GetAsync(string host, string path = "/", params (string Name, string Value)[] headers)
    {
        using HttpRequestMessage request = new(HttpMethod.Get, path) { Headers = { Host = host } };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Network.DisposeAsync();
        foreach (var pod in _pods)
            await pod.DisposeAsync();
        Cluster.Dispose();
        _folder.Delete(recursive: true);
    }

    private static JsonObject Slice(string service, StandInPod[] pods) => (JsonObject)JsonNode.Parse($$"""
        { "metadata": { "name": "{{service}}", "labels": { "kubernetes.io/service-name": "{{service}}" } }, "addressType": "IPv4",
          "ports": [{ "name": "http", "port": {{StandInPod.ContainerPort}}, "protocol": "TCP" }],
          "endpoints": [{{string.Join(", ", pods.Select(pod => $$"""{ "addresses": ["127.0.0.1"], "conditions": { "ready": true }, "targetRef": { "kind": "Pod", "name": "{{pod.Name}}" } }"""))}}] }
        """)!;
}
