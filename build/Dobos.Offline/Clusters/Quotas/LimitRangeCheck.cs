using System.Globalization;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Quotas;

/// <summary>What an object asks for past the bounds of a LimitRange, in the words of Kubernetes.</summary>
internal static class LimitRangeCheck
{
    public static IEnumerable<string> Faults(JsonObject limit, Kind kind, JsonObject content) => (limit.Text("type"), kind.Name) switch
    {
        ("Container", "Pod") => PodResources.Containers(content).SelectMany(container =>
            Faults(limit, "Container", Resources.Of(container.Part("resources", "requests")), Resources.Of(container.Part("resources", "limits")))),
        ("Pod", "Pod") => Faults(limit, "Pod", PodResources.Requests(content), PodResources.Limits(content)),
        ("PersistentVolumeClaim", "PersistentVolumeClaim") when Resources.Of(content.Part("spec", "resources", "requests")) is var asked => Faults(limit, "PersistentVolumeClaim", asked, asked),
        _ => [],
    };

    private static IEnumerable<string> Faults(JsonObject limit, string type, Resources requests, Resources limits) =>
    [
        .. Resources.Of(limit.Part("min")).Select(bound => TooLittle(bound, type, requests, limits)).OfType<string>(),
        .. Resources.Of(limit.Part("max")).Select(bound => TooMuch(bound, type, requests, limits)).OfType<string>(),
        .. Resources.Of(limit.Part("maxLimitRequestRatio")).Select(bound => TooFar(bound, type, requests, limits)).OfType<string>(),
    ];

    private static string? TooLittle(KeyValuePair<string, Quantity> bound, string type, Resources requests, Resources limits) =>
        !requests.TryGetValue(bound.Key, out var request) ? $"minimum {bound.Key} usage per {type} is {bound.Value}.  No request is specified"
        : request < bound.Value ? $"minimum {bound.Key} usage per {type} is {bound.Value}, but request is {request}"
        : limits.TryGetValue(bound.Key, out var limit) && limit < bound.Value ? $"minimum {bound.Key} usage per {type} is {bound.Value}, but limit is {limit}"
        : null;

    private static string? TooMuch(KeyValuePair<string, Quantity> bound, string type, Resources requests, Resources limits) =>
        !limits.TryGetValue(bound.Key, out var limit) ? $"maximum {bound.Key} usage per {type} is {bound.Value}.  No limit is specified"
        : limit > bound.Value ? $"maximum {bound.Key} usage per {type} is {bound.Value}, but limit is {limit}"
        : requests.TryGetValue(bound.Key, out var request) && request > bound.Value ? $"maximum {bound.Key} usage per {type} is {bound.Value}, but request is {request}"
        : null;

    private static string? TooFar(KeyValuePair<string, Quantity> bound, string type, Resources requests, Resources limits) =>
        !requests.TryGetValue(bound.Key, out var request) || request.Value == 0 ? $"{bound.Key} max limit to request ratio per {type} is {bound.Value}, but no request is specified or request is 0"
        : !limits.TryGetValue(bound.Key, out var limit) ? $"{bound.Key} max limit to request ratio per {type} is {bound.Value}, but no limit is specified or limit is 0"
        : limit.Value / request.Value is var ratio && ratio > bound.Value.Value
            ? string.Create(CultureInfo.InvariantCulture, $"{bound.Key} max limit to request ratio per {type} is {bound.Value}, but provided ratio is {ratio:F6}")
        : null;
}
