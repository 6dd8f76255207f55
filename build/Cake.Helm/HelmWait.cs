namespace Cake.Helm;

/// <summary>What helm waits for before it calls a change done.</summary>
public enum HelmWait
{
    /// <summary>Hooks only.</summary>
    Hooks,

    /// <summary>All resources are ready, as this helm judges it by itself.</summary>
    Ready,

    /// <summary>All resources are ready, as helm 3 judges it. Helm 4 can do it too.</summary>
    Legacy,
}
