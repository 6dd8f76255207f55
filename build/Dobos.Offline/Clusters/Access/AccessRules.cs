using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Access;

/// <summary>Who may do what. A deployer may do in its namespace what the ClusterRole 'admin' grants there: all, but only look at the namespace itself and at its quota.</summary>
internal static class AccessRules
{
    private static readonly string[] Looking = ["get", "list", "watch"];

    public static bool May(ClusterUser user, Wish wish) =>
        user.OnlyNamespace is not { } own
        || wish.Plural == KindTable.SelfSubjectAccessReview.Plural
        || wish.Namespace == own && (!IsOfTheAdmin(wish) || Looking.Contains(wish.Verb));

    /// <summary>As Kubernetes says it.</summary>
    public static ClusterRefusedException Refusal(ClusterUser user, Wish wish)
    {
        var resource = wish.Group.Length == 0 ? wish.Plural : $"{wish.Plural}.{wish.Group}";
        var about = wish.Name.Length == 0 ? resource : $"{resource} \"{wish.Name}\"";
        var where = wish.Namespace.Length == 0 ? "at the cluster scope" : $"in the namespace \"{wish.Namespace}\"";
        return new(403, "Forbidden", $"{about} is forbidden: User \"{user.Name}\" cannot {wish.Verb} resource \"{wish.Resource}\" in API group \"{wish.Group}\" {where}")
        {
            Kind = KindTable.Rows.FirstOrDefault(kind => kind.Group == wish.Group && kind.Plural == wish.Plural),
            Name = wish.Name.Length == 0 ? null : wish.Name,
        };
    }

    private static bool IsOfTheAdmin(Wish wish) =>
        wish.Group.Length == 0 && (wish.Plural == KindTable.Namespace.Plural || wish.Plural == KindTable.ResourceQuota.Plural || wish.Plural == KindTable.LimitRange.Plural);
}
