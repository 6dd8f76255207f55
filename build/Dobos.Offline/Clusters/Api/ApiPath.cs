using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Api;

/// <summary>What a path is about: a kind, a namespace (empty for all, or for none), perhaps one object, perhaps a part of it.</summary>
internal sealed record ApiPath(Kind Kind, string Namespace, string Name, string Subresource)
{
    /// <summary>Null for what the cluster does not have.</summary>
    public static ApiPath? Parse(string path) => path.TrimStart('/').Split('/') switch
    {
        ["api", var version, .. var rest] => Of(version, rest),
        ["apis", var group, var version, .. var rest] => Of($"{group}/{version}", rest),
        _ => null,
    };

    // 'namespaces/x/y' is the kind y in the namespace x, unless y is a part of the namespace itself.
    private static ApiPath? Of(string apiVersion, string[] rest) => rest switch
    {
        ["namespaces", var name, "status" or "finalize"] when apiVersion == "v1" => new(KindTable.Namespace, name, name, rest[2]),
        ["namespaces", var inNamespace, var plural, .. var more] when KindTable.OfPlural(apiVersion, plural) is { Namespaced: true } kind && inNamespace.Length > 0 => Of(kind, inNamespace, more),
        ["namespaces", var name] when apiVersion == "v1" => new(KindTable.Namespace, name, name, ""),
        [var plural] when KindTable.OfPlural(apiVersion, plural) is { } kind => new(kind, "", "", ""),
        [var plural, .. var more] when KindTable.OfPlural(apiVersion, plural) is { Namespaced: false } kind => Of(kind, "", more),
        _ => null,
    };

    private static ApiPath? Of(Kind kind, string inNamespace, string[] more) => more switch
    {
        [] => new(kind, inNamespace, "", ""),
        [{ Length: > 0 } name] => new(kind, inNamespace, name, ""),
        [{ Length: > 0 } name, { Length: > 0 } part] => new(kind, inNamespace, name, part),
        _ => null,
    };
}
