using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Dobos.Offline.Clusters.Objects;
using Dobos.Offline.Clusters.Selectors;

namespace Dobos.Offline.Clusters.Admissions;

internal static partial class WorkloadChecks
{
    private static readonly string[] MayChangeInStatefulSet = ["replicas", "ordinals", "template", "updateStrategy", "revisionHistoryLimit", "persistentVolumeClaimRetentionPolicy", "minReadySeconds"];

    public static void CheckDeployment(Faults faults, JsonObject? before, JsonObject now)
    {
        CheckReplicated(faults, before, now, "deployment");
        var spec = now.Part("spec");
        faults.AtLeast("spec.revisionHistoryLimit", spec?["revisionHistoryLimit"], 0);
        faults.AtLeast("spec.progressDeadlineSeconds", spec?["progressDeadlineSeconds"], 0);
        if (spec.Number("progressDeadlineSeconds") is { } deadline && deadline <= (spec.Number("minReadySeconds") ?? 0))
            faults.Invalid("spec.progressDeadlineSeconds", deadline, "must be greater than minReadySeconds");
        CheckStrategy(faults, spec.Part("strategy"));
    }

    public static void CheckReplicaSet(Faults faults, JsonObject? before, JsonObject now) => CheckReplicated(faults, before, now, "replica set");

    public static void CheckDaemonSet(Faults faults, JsonObject? before, JsonObject now) => CheckReplicated(faults, before, now, "daemonset");

    public static void CheckStatefulSet(Faults faults, JsonObject? before, JsonObject now)
    {
        CheckReplicated(faults, before: null, now, "statefulset");
        if (before is not null && !JsonNode.DeepEquals(Fixed(before.Part("spec")), Fixed(now.Part("spec"))))
            faults.Forbidden("spec", "updates to statefulset spec for fields other than 'replicas', 'ordinals', 'template', 'updateStrategy', 'revisionHistoryLimit', 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
    }

    private static void CheckReplicated(Faults faults, JsonObject? before, JsonObject now, string what)
    {
        if (now.Part("spec") is not { } spec)
        {
            faults.Required("spec");
            return;
        }

        faults.AtLeast("spec.replicas", spec["replicas"], 0);
        faults.AtLeast("spec.minReadySeconds", spec["minReadySeconds"], 0);
        CheckSelector(faults, spec, what);
        PodChecks.CheckTemplate(faults, "spec.template", spec.Part("template"), "Always");
        if (before is not null)
            faults.Immutable("spec.selector", before.Part("spec")?["selector"], spec["selector"]);
    }

    private static void CheckSelector(Faults faults, JsonObject spec, string what)
    {
        var selector = spec.Part("selector");
        var count = faults.All.Count;
        MetadataChecks.Selector(faults, "spec.selector", selector);
        if (selector is null)
            faults.Required("spec.selector");
        else if ((selector.Part("matchLabels")?.Count ?? 0) == 0 && !selector.Items("matchExpressions").Any())
            faults.Invalid("spec.selector", selector, $"empty selector is invalid for {what}");

        // Only one that is whole can be asked whether it matches.
        var labels = (spec.Part("template", "metadata", "labels") ?? []).ToDictionary(label => label.Key, label => label.Value.AsText() ?? "");
        if ((selector is null && labels.Count == 0) || faults.All.Skip(count).Any(fault => fault.Field.StartsWith("spec.selector.", StringComparison.Ordinal)))
            return;
        if (selector is null || !LabelSelector.Of(selector).Matches(labels))
            faults.Invalid("spec.template.metadata.labels", spec.Part("template", "metadata", "labels") ?? [], "`selector` does not match template `labels`");
    }

    private static void CheckStrategy(Faults faults, JsonObject? strategy)
    {
        faults.OneOf("spec.strategy.type", strategy?["type"], "Recreate", "RollingUpdate");
        if (strategy.Text("type") == "Recreate" && strategy?["rollingUpdate"] is not null)
            faults.Forbidden("spec.strategy.rollingUpdate", "may not be specified when strategy `type` is 'Recreate'");

        var rolling = strategy.Part("rollingUpdate");
        foreach (var name in new[] { "maxUnavailable", "maxSurge" })
            CheckPart(faults, $"spec.strategy.rollingUpdate.{name}", rolling?[name]);
        if (IsNothing(rolling?["maxUnavailable"]) && IsNothing(rolling?["maxSurge"]))
            faults.Invalid("spec.strategy.rollingUpdate.maxUnavailable", rolling!["maxUnavailable"], "may not be 0 when `maxSurge` is 0");
    }

    internal static void CheckPart(Faults faults, string field, JsonNode? part)
    {
        faults.AtLeast(field, part, 0);
        if (part.AsText() is { } text && !Percent().IsMatch(text))
            faults.Invalid(field, text, "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')");
    }

    private static bool IsNothing(JsonNode? part) => part.AsNumber() == 0 || part.AsText() is "0%";

    private static JsonObject Fixed(JsonObject? spec) => new((spec ?? []).Where(member => !MayChangeInStatefulSet.Contains(member.Key)).Select(member => KeyValuePair.Create(member.Key, member.Value?.DeepClone())));

    [GeneratedRegex(@"^[0-9]+%\z")]
    private static partial Regex Percent();
}
