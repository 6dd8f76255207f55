using System.Globalization;

namespace Dobos.Offline.Clusters.Nodes.Environments;

/// <summary>On which ports ASP.NET Core would listen in its container, and how it is told to do so at its pod's address and nowhere else.</summary>
internal static class Listening
{
    private static readonly string[] Urls = ["ASPNETCORE_URLS", "DOTNET_URLS", "URLS"];
    private static readonly string[] Ports = ["ASPNETCORE_HTTP_PORTS", "DOTNET_HTTP_PORTS", "HTTP_PORTS"];
    private static readonly string[] Others = ["ASPNETCORE_HTTPS_PORTS", "DOTNET_HTTPS_PORTS", "HTTPS_PORTS"];

    /// <summary>As the variables say; where they are silent, as the pod and then the image do.</summary>
    public static IReadOnlyList<int> On(IReadOnlyDictionary<string, string> variables, IReadOnlyList<int> declared, IReadOnlyList<int> exposed) =>
        Said(variables, Urls) is { Length: > 0 } urls ? urls
        : Said(variables, Ports) is { Length: > 0 } ports ? ports
        : declared.Count > 0 ? declared
        : exposed;

    public static void Set(Dictionary<string, string> variables, IReadOnlyList<int> ports, PodPlace place)
    {
        foreach (var name in Urls.Skip(1).Concat(Ports).Concat(Others))
            variables.Remove(name);
        if (ports.Count == 0)
            return;

        variables[Urls[0]] = string.Join(';', ports.Select(port => $"http://{place.Of(port)}"));
        variables.TryAdd("PORT", place.Of(ports[0]).Port.ToString(CultureInfo.InvariantCulture));
    }

    private static int[] Said(IReadOnlyDictionary<string, string> variables, string[] names) =>
        [.. names.Select(name => variables.GetValueOrDefault(name, "")).FirstOrDefault(value => value.Length > 0, "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Port).OfType<int>().Distinct()];

    /// <summary>Of http://+:8080, http://*:80 or 8080 alone; what is https has no certificate here.</summary>
    private static int? Port(string text) =>
        text.StartsWith("https:", StringComparison.OrdinalIgnoreCase) ? null
        : int.TryParse(text[(text.LastIndexOf(':') + 1)..].TrimEnd('/'), NumberStyles.None, CultureInfo.InvariantCulture, out var port) ? port
        : text.StartsWith("http://", StringComparison.OrdinalIgnoreCase) ? 80
        : null;
}
