using System.Globalization;
using System.Net;
using Dobos.Offline.Clusters.Network.Services;

namespace Dobos.Offline.Clusters.Network.Forwarders;

/// <summary>The variables by which Kubernetes tells a pod of a service, with the address at which it is reached here.</summary>
internal static class ServiceVariables
{
    public static IEnumerable<(string Name, string Value)> Of(string service, IReadOnlyList<(ServicePort Port, IPEndPoint Address)> ports)
    {
        if (ports is not [var (_, first), ..])
            yield break;

        var name = Upper(service);
        yield return ($"{name}_SERVICE_HOST", first.Address.ToString());
        yield return ($"{name}_SERVICE_PORT", Text(first.Port));
        foreach (var (port, address) in ports.Where(one => one.Port.Name.Length > 0))
            yield return ($"{name}_SERVICE_PORT_{Upper(port.Name)}", Text(address.Port));

        yield return ($"{name}_PORT", $"tcp://{first}");
        foreach (var (port, address) in ports)
        {
            var link = $"{name}_PORT_{Text(port.Number)}_TCP";
            yield return (link, $"tcp://{address}");
            yield return ($"{link}_PROTO", "tcp");
            yield return ($"{link}_PORT", Text(address.Port));
            yield return ($"{link}_ADDR", address.Address.ToString());
        }
    }

    private static string Upper(string name) => name.Replace('-', '_').ToUpperInvariant();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
