using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Api.Discovery;

/// <summary>One kind, or one part of it, as discovery tells of it. A part that is another kind says which.</summary>
internal sealed record ResourceRow(Kind Kind, string Subresource, IReadOnlyList<string> Verbs, (string Group, string Version, string Kind)? Other = null)
{
    private static readonly string[] OfReviews = ["create"];
    private static readonly string[] OfObjects = ["create", "delete", "deletecollection", "get", "list", "patch", "update", "watch"];
    private static readonly string[] OfParts = ["get", "patch", "update"];

    public string Name => Subresource.Length == 0 ? Kind.Plural : $"{Kind.Plural}/{Subresource}";

    public static IEnumerable<ResourceRow> Of(Kind kind)
    {
        yield return new(kind, "", kind.IsReview ? OfReviews : OfObjects);
        if (kind == KindTable.Pod)
        {
            yield return new(kind, "eviction", ["create"], ("policy", "v1", "Eviction"));
            yield return new(kind, "log", ["get"]);
        }

        if (kind.HasScale)
            yield return new(kind, "scale", OfParts, ("autoscaling", "v1", "Scale"));
        if (kind.HasStatus)
            yield return new(kind, "status", OfParts);
    }
}
