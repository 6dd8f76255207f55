using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Objects;

namespace Dobos.Offline.Clusters.Admissions;

/// <summary>
/// Refuses objects whose fields are of another form than they have to be: a number where a text belongs. Only well-known fields are looked at;
/// those that it does not know pass.
/// </summary>
internal static class Forms
{
    private const string Object = "object";
    private const string Objects = "[]object";
    private const string Texts = "map[string]string";
    private const string TextList = "[]string";
    private const string Text = "string";
    private const string Integer = "int32";
    private const string Truth = "bool";
    private const string Quantities = "map[string]resource.Quantity";

    private static readonly Dictionary<string, string> ByField = All(
        (Object, "metadata spec template strategy rollingUpdate updateStrategy resources securityContext valueFrom httpGet tcpSocket exec grpc lifecycle livenessProbe readinessProbe startupProbe affinity "
            + "secretKeyRef configMapKeyRef fieldRef resourceFieldRef configMapRef secretRef emptyDir configMap projected downwardAPI http backend defaultBackend service scaleTargetRef roleRef behavior jobTemplate "
            + "selector labelSelector podSelector namespaceSelector nodeAffinity podAffinity podAntiAffinity postStart preStop"),
        (Objects, "containers initContainers ephemeralContainers volumes env envFrom volumeMounts volumeDevices imagePullSecrets tolerations ownerReferences matchExpressions paths subjects metrics hostAliases "
            + "topologySpreadConstraints volumeClaimTemplates tls subsets managedFields readinessGates ports rules"),
        (Texts, "labels annotations matchLabels nodeSelector stringData"),
        (Quantities, "limits requests"),
        (TextList, "command args finalizers accessModes verbs apiGroups resourceNames policyTypes externalIPs"),
        (Integer, "replicas minReadySeconds revisionHistoryLimit progressDeadlineSeconds terminationGracePeriodSeconds activeDeadlineSeconds containerPort hostPort nodePort periodSeconds timeoutSeconds "
            + "initialDelaySeconds successThreshold failureThreshold backoffLimit parallelism completions ttlSecondsAfterFinished minReplicas maxReplicas averageUtilization defaultMode generation runAsUser runAsGroup fsGroup"),
        (Text, "name generateName namespace uid resourceVersion image imagePullPolicy restartPolicy dnsPolicy mountPath subPath type protocol clusterIP sessionAffinity serviceAccountName schedulerName terminationMessagePath "
            + "terminationMessagePolicy secretName claimName host pathType ingressClassName storageClassName priorityClassName nodeName operator key workingDir concurrencyPolicy schedule completionMode externalName"),
        (Truth, "immutable hostNetwork readOnly suspend stdin tty automountServiceAccountToken privileged readOnlyRootFilesystem runAsNonRoot allowPrivilegeEscalation optional paused manualSelector enableServiceLinks"));

    private static readonly Dictionary<string, string> Structs = new()
    {
        ["metadata"] = "ObjectMeta",
        ["env"] = "EnvVar",
        ["containers"] = "Container",
        ["initContainers"] = "Container",
        ["volumes"] = "Volume",
        ["volumeMounts"] = "VolumeMount",
        ["resources"] = "ResourceRequirements",
        ["selector"] = "LabelSelector",
    };

    public static void Admit(Cluster cluster, Kind kind, JsonObject? before, JsonObject now) => Check(kind, now);

    /// <summary>Worth to be asked before anything else is done with an object that came from outside.</summary>
    public static void Check(Kind kind, JsonObject content)
    {
        foreach (var (name, value) in content)
            if (name is not "status")
                CheckMember(kind, "", name, name, value);
    }

    private static void CheckMember(Kind kind, string parent, string path, string name, JsonNode? value)
    {
        var form = FormOf(kind, parent, name);
        if (value is not null && form is not null && !Is(form, value))
            throw Refused(kind, parent, path, value, form);

        switch (value)
        {
            case JsonObject map when form is Texts or Quantities:
                foreach (var (_, inner) in map)
                    if (form == Texts ? inner is not null && !Is(Text, inner) : inner is not null && Quantity.Of(inner) is null)
                        throw form == Texts ? Refused(kind, name, path, inner, Text) : Unmeasured(kind);
                break;
            case JsonObject map when name is not ("data" or "binaryData" or "status"):
                foreach (var (inner, node) in map)
                    CheckMember(kind, name, $"{path}.{inner}", inner, node);
                break;
            case JsonObject map when kind == KindTable.Secret || name == "binaryData":
                foreach (var (_, inner) in map)
                    CheckBase64(kind, path, name, inner);
                break;
            case JsonArray list:
                foreach (var (inner, node) in list.OfType<JsonObject>().SelectMany(item => item))
                    CheckMember(kind, name, $"{path}.{inner}", inner, node);
                break;
        }
    }

    private static string? FormOf(Kind kind, string parent, string name) => (parent, name) switch
    {
        ("spec", "selector") when kind == KindTable.Service => Texts,
        ("", "data") when kind == KindTable.ConfigMap => Texts,
        ("", "data" or "binaryData") => Object,
        ("env", "value") => Text,
        ("spec", "limits") when kind == KindTable.LimitRange => Objects,
        ("ports", "port") when kind == KindTable.Service => Integer,
        ("service", "port") when kind == KindTable.Ingress => Object,
        ("projected" or "volumes", "service") or ("grpc", "service") => null,
        (_, "resources") when parent == "rules" => TextList,
        (_, "key" or "type" or "name") when parent is "involvedObject" or "related" => null,
        _ => ByField.GetValueOrDefault(name),
    };

    private static bool Is(string form, JsonNode value) => form switch
    {
        Object or Texts or Quantities => value is JsonObject,
        Objects => value is JsonArray list && list.All(item => item is JsonObject),
        TextList => value is JsonArray list && list.All(item => item.AsText() is not null),
        Text => value.AsText() is not null,
        Truth => value.GetValueKind() is JsonValueKind.True or JsonValueKind.False,
        _ => value.AsNumber() is not null,
    };

    private static void CheckBase64(Kind kind, string path, string name, JsonNode? value)
    {
        if (value is null)
            return;
        if (value.AsText() is not { } text)
            throw Refused(kind, name, path, value, "[]uint8");
        if (!Convert.TryFromBase64String(text, new byte[text.Length], out _))
            throw ClusterRefusedException.BadRequest($"{Unhandled(kind)}: illegal base64 data in {path}");
    }

    private static ClusterRefusedException Refused(Kind kind, string parent, string path, JsonNode? value, string form)
    {
        var holder = Structs.GetValueOrDefault(parent) ?? (parent == "spec" ? $"{kind.Name}Spec" : kind.Name);
        return ClusterRefusedException.BadRequest($"{Unhandled(kind)}: json: cannot unmarshal {Kinds(value)} into Go struct field {holder}.{path} of type {form}");
    }

    private static ClusterRefusedException Unmeasured(Kind kind) =>
        ClusterRefusedException.BadRequest($"{Unhandled(kind)}: quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'");

    private static string Unhandled(Kind kind) => $"{kind.Name} in version \"{kind.Version}\" cannot be handled as a {kind.Name}";

    private static string Kinds(JsonNode? value) => value?.GetValueKind() switch
    {
        JsonValueKind.Number => "number",
        JsonValueKind.String => "string",
        JsonValueKind.Array => "array",
        JsonValueKind.Object => "object",
        _ => "bool",
    };

    private static Dictionary<string, string> All(params (string Form, string Fields)[] rows) =>
        rows.SelectMany(row => row.Fields.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(field => (field, row.Form))).ToDictionary(one => one.field, one => one.Form);
}
