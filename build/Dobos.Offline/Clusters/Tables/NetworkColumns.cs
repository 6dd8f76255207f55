using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Tables;

internal static class NetworkColumns
{
    public static readonly IReadOnlyList<Column> Service =
    [
        Columns.Name, new("Type", content => content.Part("spec").Text("type") ?? ""), new("Cluster-IP", content => content.Part("spec").Text("clusterIP").Or(Cells.None)),
        new("External-IP", External), new("Port(s)", content => content.Part("spec").Items("ports").Select(Port).Listed()), Columns.Age,
        Column.Wide("Selector", content => Cells.Labels(content.Part("spec", "selector"))),
    ];

    public static readonly IReadOnlyList<Column> Endpoints =
    [
        Columns.Name, new("Endpoints", content => Cells.Shortened([.. content.Items("subsets").SelectMany(Addresses)], Cells.None)), Columns.Age,
    ];

    public static readonly IReadOnlyList<Column> EndpointSlice =
    [
        Columns.Name, new("AddressType", content => content.Text("addressType") ?? ""), new("Ports", SlicePorts),
        new("Endpoints", content => Cells.Shortened([.. content.Items("endpoints").SelectMany(endpoint => endpoint.Texts("addresses"))], Cells.Unset)), Columns.Age,
    ];

    public static readonly IReadOnlyList<Column> Ingress =
    [
        Columns.Name, new("Class", content => content.Part("spec").Text("ingressClassName").Or(Cells.None)), new("Hosts", Hosts),
        new("Address", content => string.Join(',', Cells.Balancers(content))), new("Ports", content => content.Part("spec").Items("tls").Any() ? "80, 443" : "80"), Columns.Age,
    ];

    public static readonly IReadOnlyList<Column> IngressClass =
    [
        Columns.Name, new("Controller", content => content.Part("spec").Text("controller") ?? ""), new("Parameters", Parameters), Columns.Age,
    ];

    public static readonly IReadOnlyList<Column> Policy = [Columns.Name, new("Pod-Selector", content => Cells.Selector(content.Part("spec", "podSelector"))), Columns.Age];

    private static JsonNode External(JsonObject service) => service.Part("spec").Text("type") switch
    {
        "ExternalName" => service.Part("spec").Text("externalName") ?? "",
        "LoadBalancer" => Cells.Balancers(service).Concat(service.Part("spec").Texts("externalIPs")).Listed("<pending>"),
        _ => service.Part("spec").Texts("externalIPs").Listed(),
    };

    private static string Port(JsonObject port) =>
        port.Number("nodePort") is > 0 and var node ? $"{port.Number("port")}:{node}/{port.Text("protocol")}" : $"{port.Number("port")}/{port.Text("protocol")}";

    private static IEnumerable<string> Addresses(JsonObject subset) =>
        subset.Items("ports").Any()
            ? subset.Items("ports").SelectMany(port => subset.Items("addresses").Select(address => $"{address.Text("ip")}:{port.Number("port")}"))
            : subset.Items("addresses").Select(address => address.Text("ip") ?? "");

    private static JsonNode SlicePorts(JsonObject slice) => Cells.Shortened([.. slice.Items("ports").Select(port => port.Written("port") ?? port.Text("name") ?? "*")], Cells.Unset);

    private static JsonNode Hosts(JsonObject ingress) =>
        Cells.Shortened([.. ingress.Part("spec").Items("rules").Select(rule => rule.Text("host")).OfType<string>().Where(host => host.Length > 0)], "*");

    private static JsonNode Parameters(JsonObject content) =>
        content.Part("spec", "parameters") is { } parameters ? $"{parameters.Text("kind")}.{parameters.Text("apiGroup")}/{parameters.Text("name")}" : Cells.None;
}
