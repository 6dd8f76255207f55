namespace Dobos.Offline.Clusters.Access;

/// <summary>What somebody wants to do, in the words of Kubernetes: a verb on a resource, in a namespace or (empty) at the scope of the whole cluster.</summary>
internal sealed record Wish(string Verb, string Group, string Plural, string Subresource, string Namespace, string Name)
{
    public string Resource => Subresource.Length == 0 ? Plural : $"{Plural}/{Subresource}";
}
