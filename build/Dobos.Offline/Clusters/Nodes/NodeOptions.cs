using System.Text.Json.Nodes;

namespace Dobos.Offline.Clusters.Nodes;

/// <summary>What a node is given by the box around it.</summary>
internal sealed record NodeOptions
{
    /// <summary>Where images are kept, for all clusters of the box.</summary>
    public required string Images { get; init; }

    /// <summary>The variables by which a pod finds services.</summary>
    public Func<JsonObject, IReadOnlyDictionary<string, string>> Environment { get; init; } = _ => new Dictionary<string, string>();

    /// <summary>Whether what is no .NET app may run in namespaces of its own, where the machine lets it.</summary>
    public bool MayUseNamespaces { get; init; } = true;

    /// <summary>Where a Docker engine is asked for, as DOCKER_HOST has it; null for where that variable says, or where engines listen by themselves.</summary>
    public string? DockerHost { get; init; }

    /// <summary>User and password for a registry of this box, by its host; null for another.</summary>
    public Func<string, (string User, string Password)?> Passwords { get; init; } = _ => null;
}
