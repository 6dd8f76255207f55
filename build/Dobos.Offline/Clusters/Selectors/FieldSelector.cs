using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Selectors;

/// <summary>What is asked of an object's fields; a kind answers for its name and namespace, and for the few more that Kubernetes lets be asked.</summary>
internal sealed partial record FieldSelector(IReadOnlyList<FieldSelector.Term> Terms)
{
    public static readonly FieldSelector Everything = new([]);

    private static readonly Dictionary<Kind, string[]> More = new()
    {
        [KindTable.Pod] = ["spec.nodeName", "spec.restartPolicy", "spec.schedulerName", "spec.serviceAccountName", "spec.hostNetwork", "status.phase", "status.podIP", "status.nominatedNodeName"],
        [KindTable.Event] =
        [
            "involvedObject.kind", "involvedObject.namespace", "involvedObject.name", "involvedObject.uid", "involvedObject.apiVersion", "involvedObject.resourceVersion",
            "involvedObject.fieldPath", "reason", "reportingComponent", "source", "type",
        ],
        [KindTable.Secret] = ["type"],
        [KindTable.Namespace] = ["status.phase"],
        [KindTable.Node] = ["spec.unschedulable"],
        [KindTable.Service] = ["spec.clusterIP", "spec.type"],
        [KindTable.ReplicaSet] = ["status.replicas"],
        [KindTable.Job] = ["status.successful"],
    };

    /// <summary>The one name that is asked for, if one is: then a look-up does.</summary>
    public string? Name => Terms.FirstOrDefault(term => term is { Field: "metadata.name", IsEqual: true })?.Value;

    /// <summary>As clients write it in a query: <c>metadata.name=web,status.phase!=Running</c>.</summary>
    public static FieldSelector Parse(string? text, Kind kind) =>
        string.IsNullOrEmpty(text) ? Everything : new([.. Commas().Split(text).Where(term => term.Length > 0).Select(term => One(text, term, kind))]);

    public bool Matches(Stored stored)
    {
        if (Terms.All(term => term.Field is "metadata.name" or "metadata.namespace"))
            return Terms.All(term => term.IsMetBy(term.Field == "metadata.name" ? stored.Key.Name : stored.Key.Namespace));

        var content = stored.Open();
        return Terms.All(term => term.IsMetBy(Value(content, term.Field)));
    }

    private static Term One(string whole, string text, Kind kind)
    {
        var match = Form().Match(text);
        if (!match.Success)
            throw ClusterRefusedException.BadRequest($"Unable to find \"{kind.Resource}\" that match label selector \"\", field selector \"{whole}\": invalid selector: '{text}'; can't understand '{text}'");

        Term term = new(match.Groups["field"].Value, match.Groups["sign"].Value != "!=", Escapes().Replace(match.Groups["value"].Value, "$1"));
        return term.Field is "metadata.name" || (term.Field is "metadata.namespace" && kind.Namespaced) || More.GetValueOrDefault(kind, []).Contains(term.Field)
            ? term
            : throw ClusterRefusedException.BadRequest($"Unable to find \"{kind.Resource}\" that match label selector \"\", field selector \"{whole}\": field label not supported: {term.Field}");
    }

    private static string Value(JsonObject content, string field)
    {
        var steps = field.Split('.');
        JsonNode? found = content;
        foreach (var step in steps)
            found = (found as JsonObject)?[step];

        return field switch
        {
            "source" => content.Part("source").Text("component") ?? content.Text("reportingComponent") ?? "",
            "reportingComponent" => content.Text("reportingComponent") is { Length: > 0 } component ? component : content.Part("source").Text("component") ?? "",
            "status.successful" => $"{content.Part("status").Number("succeeded") ?? 0}",
            "spec.unschedulable" or "spec.hostNetwork" => found is null ? "false" : found.ToJsonString(),
            "status.replicas" => $"{found.AsNumber() ?? 0}",
            _ => found.AsText() ?? "",
        };
    }

    /// <summary>Those that no backslash stands before.</summary>
    [GeneratedRegex(@"(?<!\\),")]
    private static partial Regex Commas();

    [GeneratedRegex(@"^(?<field>[^=!\\]+)(?<sign>==|!=|=)(?<value>(?:[^=!,\\]|\\[=,\\])*)\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\\([=,\\])")]
    private static partial Regex Escapes();

    internal sealed record Term(string Field, bool IsEqual, string Value)
    {
        public bool IsMetBy(string value) => (value == Value) == IsEqual;
    }
}
