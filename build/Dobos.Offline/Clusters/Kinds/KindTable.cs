namespace Dobos.Offline.Clusters.Kinds;

/// <summary>All kinds that the cluster knows: a kind is a row here.</summary>
internal static class KindTable
{
    private static readonly string[] All = ["all"];

    public static readonly Kind Namespace = new("", "v1", "Namespace", "namespaces", Namespaced: false) { ShortNames = ["ns"], HasStatus = true };
    public static readonly Kind Node = new("", "v1", "Node", "nodes", Namespaced: false) { ShortNames = ["no"], HasStatus = true };
    public static readonly Kind Pod = new("", "v1", "Pod", "pods", Namespaced: true) { ShortNames = ["po"], Categories = All, HasStatus = true };
    public static readonly Kind Service = new("", "v1", "Service", "services", Namespaced: true) { ShortNames = ["svc"], Categories = All, HasStatus = true };
    public static readonly Kind Endpoints = new("", "v1", "Endpoints", "endpoints", Namespaced: true) { ShortNames = ["ep"] };
    public static readonly Kind ConfigMap = new("", "v1", "ConfigMap", "configmaps", Namespaced: true) { ShortNames = ["cm"] };
    public static readonly Kind Secret = new("", "v1", "Secret", "secrets", Namespaced: true);
    public static readonly Kind ServiceAccount = new("", "v1", "ServiceAccount", "serviceaccounts", Namespaced: true) { ShortNames = ["sa"] };
    public static readonly Kind Event = new("", "v1", "Event", "events", Namespaced: true) { ShortNames = ["ev"] };
    public static readonly Kind PersistentVolumeClaim = new("", "v1", "PersistentVolumeClaim", "persistentvolumeclaims", Namespaced: true) { ShortNames = ["pvc"], HasStatus = true };
    public static readonly Kind ResourceQuota = new("", "v1", "ResourceQuota", "resourcequotas", Namespaced: true) { ShortNames = ["quota"], HasStatus = true };
    public static readonly Kind LimitRange = new("", "v1", "LimitRange", "limitranges", Namespaced: true) { ShortNames = ["limits"] };
    public static readonly Kind Deployment = new("apps", "v1", "Deployment", "deployments", Namespaced: true) { ShortNames = ["deploy"], Categories = All, HasStatus = true, HasScale = true };
    public static readonly Kind ReplicaSet = new("apps", "v1", "ReplicaSet", "replicasets", Namespaced: true) { ShortNames = ["rs"], Categories = All, HasStatus = true, HasScale = true };
    public static readonly Kind StatefulSet = new("apps", "v1", "StatefulSet", "statefulsets", Namespaced: true) { ShortNames = ["sts"], Categories = All, HasStatus = true, HasScale = true };
    public static readonly Kind DaemonSet = new("apps", "v1", "DaemonSet", "daemonsets", Namespaced: true) { ShortNames = ["ds"], Categories = All, HasStatus = true };
    public static readonly Kind Job = new("batch", "v1", "Job", "jobs", Namespaced: true) { Categories = All, HasStatus = true };
    public static readonly Kind CronJob = new("batch", "v1", "CronJob", "cronjobs", Namespaced: true) { ShortNames = ["cj"], Categories = All, HasStatus = true };
    public static readonly Kind HorizontalPodAutoscaler = new("autoscaling", "v2", "HorizontalPodAutoscaler", "horizontalpodautoscalers", Namespaced: true) { ShortNames = ["hpa"], Categories = All, HasStatus = true };
    public static readonly Kind PodDisruptionBudget = new("policy", "v1", "PodDisruptionBudget", "poddisruptionbudgets", Namespaced: true) { ShortNames = ["pdb"], HasStatus = true };
    public static readonly Kind EndpointSlice = new("discovery.k8s.io", "v1", "EndpointSlice", "endpointslices", Namespaced: true);
    public static readonly Kind Ingress = new("networking.k8s.io", "v1", "Ingress", "ingresses", Namespaced: true) { ShortNames = ["ing"], HasStatus = true };
    public static readonly Kind IngressClass = new("networking.k8s.io", "v1", "IngressClass", "ingressclasses", Namespaced: false);
    public static readonly Kind NetworkPolicy = new("networking.k8s.io", "v1", "NetworkPolicy", "networkpolicies", Namespaced: true) { ShortNames = ["netpol"] };
    public static readonly Kind Role = new("rbac.authorization.k8s.io", "v1", "Role", "roles", Namespaced: true);
    public static readonly Kind RoleBinding = new("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings", Namespaced: true);
    public static readonly Kind ClusterRole = new("rbac.authorization.k8s.io", "v1", "ClusterRole", "clusterroles", Namespaced: false);
    public static readonly Kind ClusterRoleBinding = new("rbac.authorization.k8s.io", "v1", "ClusterRoleBinding", "clusterrolebindings", Namespaced: false);
    public static readonly Kind Lease = new("coordination.k8s.io", "v1", "Lease", "leases", Namespaced: true);
    public static readonly Kind SelfSubjectAccessReview = new("authorization.k8s.io", "v1", "SelfSubjectAccessReview", "selfsubjectaccessreviews", Namespaced: false) { IsReview = true };

    /// <summary>In the order in which discovery tells of them.</summary>
    public static readonly IReadOnlyList<Kind> Rows =
    [
        Namespace, Node, Pod, Service, Endpoints, ConfigMap, Secret, ServiceAccount, Event, PersistentVolumeClaim, ResourceQuota, LimitRange,
        Deployment, ReplicaSet, StatefulSet, DaemonSet, Job, CronJob, HorizontalPodAutoscaler, PodDisruptionBudget, EndpointSlice,
        Ingress, IngressClass, NetworkPolicy, Role, RoleBinding, ClusterRole, ClusterRoleBinding, Lease, SelfSubjectAccessReview,
    ];

    private static readonly Dictionary<(string ApiVersion, string Plural), Kind> ByPlural = Rows.ToDictionary(kind => (kind.ApiVersion, kind.Plural));
    private static readonly Dictionary<(string ApiVersion, string Name), Kind> ByName = Rows.ToDictionary(kind => (kind.ApiVersion, kind.Name));

    /// <summary>As a path names it: 'apps/v1', 'deployments'.</summary>
    public static Kind? OfPlural(string apiVersion, string plural) => ByPlural.GetValueOrDefault((apiVersion, plural));

    /// <summary>As an object names it: 'apps/v1', 'Deployment'.</summary>
    public static Kind? OfName(string apiVersion, string name) => ByName.GetValueOrDefault((apiVersion, name));
}
