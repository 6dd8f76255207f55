using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Kinds;
using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Ingresses;

/// <summary>Whose ingresses are ours: those of a class that names our controller, and those of no class while a class of ours is the default.</summary>
internal sealed class IngressClasses(IReadOnlyDictionary<ObjectKey, JsonObject> objects)
{
    public const string Default = "nginx";
    public const string DefaultAnnotation = "ingressclass.kubernetes.io/is-default-class";

    private const string Controller = "k8s.io/ingress-nginx";
    private const string OldAnnotation = "kubernetes.io/ingress.class";

    public bool IsOurs(JsonObject ingress) =>
        ((string?)ingress["spec"]?["ingressClassName"] ?? (string?)ingress["metadata"]?["annotations"]?[OldAnnotation]) is { Length: > 0 } name
            ? objects.TryGetValue(new(KindTable.IngressClass, "", name), out var named) && IsOurController(named)
            : objects.Any(pair => pair.Key.Kind == KindTable.IngressClass && IsOurController(pair.Value) && IsDefault(pair.Value));

    /// <summary>The class that a cluster begins with; one that somebody changed stays as it is.</summary>
    public static void Begin(Cluster cluster)
    {
        if (cluster.Find(KindTable.IngressClass, "", Default) is null)
            cluster.Create(KindTable.IngressClass, "", new()
            {
                ["metadata"] = new JsonObject { ["name"] = Default, ["annotations"] = new JsonObject { [DefaultAnnotation] = "true" } },
                ["spec"] = new JsonObject { ["controller"] = Controller },
            });
    }

    private static bool IsOurController(JsonObject ingressClass) => (string?)ingressClass["spec"]?["controller"] == Controller;

    private static bool IsDefault(JsonObject ingressClass) => (string?)ingressClass["metadata"]?["annotations"]?[DefaultAnnotation] == "true";
}
