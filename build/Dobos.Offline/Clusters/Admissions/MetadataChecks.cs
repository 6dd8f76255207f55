using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

internal static class MetadataChecks
{
    private const int MostAnnotations = 256 << 10;
    private static readonly string[] KnownFinalizers = ["orphan", "foregroundDeletion", "kubernetes"];

    private static readonly Dictionary<Kind, Func<string, string?>> ByKind = new()
    {
        [KindTable.Namespace] = Names.Label,
        [KindTable.Service] = Names.Service,
        [KindTable.Role] = Names.PathSegment,
        [KindTable.RoleBinding] = Names.PathSegment,
        [KindTable.ClusterRole] = Names.PathSegment,
        [KindTable.ClusterRoleBinding] = Names.PathSegment,
        [KindTable.CronJob] = name => name.Length > 52 ? "must be no more than 52 characters" : Names.Subdomain(name),
    };

    public static void Check(Faults faults, Kind kind, JsonObject? metadata)
    {
        var name = metadata.Text("name") ?? "";
        if (ByKind.GetValueOrDefault(kind, Names.Subdomain)(name) is { } why)
            faults.Invalid("metadata.name", name, why);
        Labels(faults, "metadata", metadata);
        foreach (var finalizer in (metadata?["finalizers"] as JsonArray ?? []).Select(one => one.AsText() ?? ""))
            if (!KnownFinalizers.Contains(finalizer) && (!finalizer.Contains('/', StringComparison.Ordinal) || Names.Qualified(finalizer) is not null))
                faults.Invalid("metadata.finalizers", finalizer, "name is neither a standard finalizer name nor is it fully qualified");
    }

    /// <summary>Of an object, or of the pods that a workload makes.</summary>
    public static void Labels(Faults faults, string path, JsonObject? metadata)
    {
        foreach (var (key, value) in metadata.Part("labels") ?? [])
            Label(faults, $"{path}.labels", key, value.AsText() ?? "");

        foreach (var (key, _) in metadata.Part("annotations") ?? [])
            if (Names.Qualified(key.ToLowerInvariant()) is { } why)
                faults.Invalid($"{path}.annotations", key, why);
        if ((metadata.Part("annotations") ?? []).Sum(one => Encoding.UTF8.GetByteCount(one.Key) + (long)Encoding.UTF8.GetByteCount(one.Value.AsText() ?? "")) > MostAnnotations)
            faults.TooLong($"{path}.annotations", MostAnnotations);
    }

    public static void Selector(Faults faults, string path, JsonObject? selector)
    {
        foreach (var (key, value) in selector.Part("matchLabels") ?? [])
            Label(faults, $"{path}.matchLabels", key, value.AsText() ?? "");
        foreach (var (expression, index) in selector.Items("matchExpressions").Select((one, index) => (one, index)))
            Expression(faults, $"{path}.matchExpressions[{index}]", expression);
    }

    public static void Label(Faults faults, string path, string key, string value)
    {
        if (Names.Qualified(key) is { } why)
            faults.Invalid(path, key, why);
        if (Names.LabelValue(value) is { } whyNot)
            faults.Invalid(path, value, whyNot);
    }

    private static void Expression(Faults faults, string path, JsonObject expression)
    {
        var hasValues = expression["values"] is JsonArray { Count: > 0 };
        if (Names.Qualified(expression.Text("key") ?? "") is { } why)
            faults.Invalid($"{path}.key", expression.Text("key") ?? "", why);
        if (expression.Text("operator") is not ("In" or "NotIn" or "Exists" or "DoesNotExist"))
            faults.Invalid($"{path}.operator", expression.Text("operator") ?? "", "not a valid selector operator");
        else if (expression.Text("operator") is "In" or "NotIn" && !hasValues)
            faults.Required($"{path}.values", "must be specified when `operator` is 'In' or 'NotIn'");
        else if (expression.Text("operator") is "Exists" or "DoesNotExist" && hasValues)
            faults.Forbidden($"{path}.values", "may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
    }
}
