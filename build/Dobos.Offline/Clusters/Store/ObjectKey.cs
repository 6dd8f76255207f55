using Dobos.Offline.Clusters.Kinds;

namespace Dobos.Offline.Clusters.Store;

/// <summary>What one object is found by; the namespace is empty for a kind that lives in none.</summary>
internal sealed record ObjectKey(Kind Kind, string Namespace, string Name)
{
    public override string ToString() => Namespace.Length == 0 ? $"{Kind.Resource} \"{Name}\"" : $"{Kind.Resource} \"{Namespace}/{Name}\"";
}
