namespace Dobos.Offline.Clusters.Kinds;

/// <summary>A kind of object, by all that tells one kind from another.</summary>
internal sealed record Kind(string Group, string Version, string Name, string Plural, bool Namespaced)
{
    public IReadOnlyList<string> ShortNames { get; init; } = [];

    /// <summary>'all' for what <c>kubectl get all</c> shows.</summary>
    public IReadOnlyList<string> Categories { get; init; } = [];

    /// <summary>It has a status that is written on its own, and a generation that counts the changes of its spec.</summary>
    public bool HasStatus { get; init; }

    public bool HasScale { get; init; }

    /// <summary>It is asked and answered, and never kept: a review of what one may do.</summary>
    public bool IsReview { get; init; }

    public string ApiVersion => Group.Length == 0 ? Version : $"{Group}/{Version}";

    /// <summary>As messages name it: <c>deployments.apps</c>, <c>secrets</c>.</summary>
    public string Resource => Group.Length == 0 ? Plural : $"{Plural}.{Group}";

    public override string ToString() => $"{ApiVersion} {Name}";
}
