using Dobos.Offline.Clusters.Store;

namespace Dobos.Offline.Clusters.Lifecycle;

/// <summary>What is to be done so that nothing is left of what was deleted.</summary>
internal abstract record Upkeep(Stored About)
{
    /// <summary>It is no longer needed.</summary>
    internal sealed record Delete(Stored About, string Propagation = "Background") : Upkeep(About);

    /// <summary>It is needed for its own sake from now on.</summary>
    internal sealed record Disown(Stored About, string Owner) : Upkeep(About);

    /// <summary>Nothing holds it any more for this reason.</summary>
    internal sealed record Release(Stored About, string Finalizer) : Upkeep(About);

    /// <summary>A namespace in which nothing is.</summary>
    internal sealed record Close(Stored About) : Upkeep(About);
}
