namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>What a host name means to a pod: its cluster's own names first, and the world for the rest.</summary>
internal sealed class ServiceNames(ServiceTable table, string fromNamespace)
{
    private const int MostAliases = 8;
    private const string ClusterSuffix = ".cluster.local";
    private const string ServiceSuffix = ".svc";

    public Destination Resolve(string host, int port)
    {
        for (var i = 0; i < MostAliases; i++)
        {
            var found = Find(table.Current, host.ToLowerInvariant().TrimEnd('.'), out var refusal);
            if (refusal is not null)
                return new() { Refusal = refusal };
            if (found is null)
                return new() { Outside = new(host, port) };
            if (found.ExternalName is null)
                return OfService(found, port);
            host = found.ExternalName;
        }

        return new() { Refusal = $"{host} goes round in a circle of ExternalName services: let one of them name a host outside the cluster." };
    }

    private ServiceEntry? Find(ServiceSnapshot services, string host, out string? refusal)
    {
        refusal = null;
        var isOurs = host.EndsWith(ClusterSuffix, StringComparison.Ordinal) || host.EndsWith(ServiceSuffix, StringComparison.Ordinal);
        var parts = Without(Without(host, ClusterSuffix), ServiceSuffix).Split('.');
        if (host.StartsWith('[') || System.Net.IPAddress.TryParse(host, out _) || host is "localhost" || host.EndsWith(".localhost", StringComparison.Ordinal))
            return null;

        var (name, inNamespace) = parts is [var one] ? (one, fromNamespace) : (parts[0], parts[1]);
        var found = parts.Length <= 2 ? services.Find(inNamespace, name) : null;
        if (found is null && (isOurs || parts.Length == 1 || parts.Length == 2 && services.HasNamespace(inNamespace)))
            refusal = $"{host} is no service of this cluster: namespace '{inNamespace}' has {Known(services, inNamespace)}.";
        return found;
    }

    private Destination OfService(ServiceEntry service, int number) =>
        service.Port(number) is not null ? new() { Service = service, Endpoints = () => table.Endpoints(service.Namespace, service.Name, number) }
        : service.ClusterIP == "None" ? new() { Service = service, Endpoints = () => OfPods(service, number) }
        : new() { Refusal = $"Service {service} has no TCP port {number}: it has {Listed(service.Ports.Select(one => $"{one.Number}"))}." };

    /// <summary>A headless service is a name for its pods, which are asked at their own ports.</summary>
    private IReadOnlyList<ServiceEndpoint> OfPods(ServiceEntry service, int number) =>
        [.. (table.Current.Find(service.Namespace, service.Name)?.Ports ?? []).SelectMany(port => port.Endpoints).Where(endpoint => endpoint.Port == number).Distinct()];

    private static string Known(ServiceSnapshot services, string inNamespace) =>
        services.HasNamespace(inNamespace) ? Listed(services.All.Where(service => service.Namespace == inNamespace).Select(service => service.Name)) : "no services, for there is no such namespace";

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal)) is { Length: > 0 } listed ? listed : "none";

    private static string Without(string text, string end) => text.EndsWith(end, StringComparison.Ordinal) ? text[..^end.Length] : text;
}
