using System.Net;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>Reads services and what stands behind them out of the objects of a cluster.</summary>
internal sealed class ServiceReader(IReadOnlyDictionary<ObjectKey, JsonObject> objects, Func<IPEndPoint, ServiceEndpoint> endpoint)
{
    private const string ServiceLabel = "kubernetes.io/service-name";

    private readonly ILookup<(string Namespace, string Service), JsonObject> _slices = objects
        .Where(pair => pair.Key.Kind == KindTable.EndpointSlice)
        .ToLookup(pair => (pair.Key.Namespace, (string?)pair.Value["metadata"]?["labels"]?[ServiceLabel] ?? ""), pair => pair.Value);

    public ServiceSnapshot Read() => new(
        Readable.Of(objects.Where(pair => pair.Key.Kind == KindTable.Service), pair => Service(pair.Key, pair.Value)),
        objects.Keys.Where(key => key.Kind == KindTable.Namespace).Select(key => key.Name));

    private ServiceEntry Service(ObjectKey key, JsonObject service)
    {
        var spec = service["spec"];
        return new(
            key.Namespace,
            key.Name,
            (string?)spec?["clusterIP"] ?? "",
            (string?)spec?["type"] == "ExternalName" ? (string?)spec["externalName"] ?? "" : null,
            [.. spec.Items("ports").Select(port => Port(key, port))])
        {
            IsBalanced = (string?)spec?["type"] == "LoadBalancer",
        };
    }

    private ServicePort Port(ObjectKey service, JsonObject port)
    {
        var name = (string?)port["name"] ?? "";
        return new(name, (int)port["port"]!, (string?)port["protocol"] ?? "TCP", [.. Addresses(service, name).Select(endpoint).Distinct()]);
    }

    private IEnumerable<IPEndPoint> Addresses(ObjectKey service, string port) =>
        _slices.Contains((service.Namespace, service.Name))
            ? _slices[(service.Namespace, service.Name)].SelectMany(slice => OfSlice(service.Namespace, slice, port))
            : objects.TryGetValue(new(KindTable.Endpoints, service.Namespace, service.Name), out var endpoints) ? OfEndpoints(service.Namespace, endpoints, port) : [];

    private IEnumerable<IPEndPoint> OfSlice(string inNamespace, JsonObject slice, string portName) =>
        from port in slice.Items("ports")
        where ((string?)port["name"] ?? "") == portName && port["port"] is not null
        from one in slice.Items("endpoints")
        where (bool?)one["conditions"]?["ready"] ?? true
        from address in Texts(one["addresses"])
        let found = Address(inNamespace, one["targetRef"], address, (int)port["port"]!)
        where found is not null
        select found;

    private IEnumerable<IPEndPoint> OfEndpoints(string inNamespace, JsonObject endpoints, string portName) =>
        from subset in endpoints.Items("subsets")
        from port in subset.Items("ports")
        where ((string?)port["name"] ?? "") == portName
        from one in subset.Items("addresses")
        let found = Address(inNamespace, one["targetRef"], (string?)one["ip"] ?? "", (int)port["port"]!)
        where found is not null
        select found;

    private IPEndPoint? Address(string inNamespace, JsonNode? target, string address, int port)
    {
        var pod = (string?)target?["kind"] == "Pod" ? objects.GetValueOrDefault(new(KindTable.Pod, inNamespace, (string?)target["name"] ?? "")) : null;
        return (pod is null ? null : PodAddress.Of(pod, port)) ?? (IPAddress.TryParse(address, out var found) ? new(found, port) : null);
    }

    private static IEnumerable<string> Texts(JsonNode? array) => (array as JsonArray ?? []).Select(text => (string?)text ?? "");
}
