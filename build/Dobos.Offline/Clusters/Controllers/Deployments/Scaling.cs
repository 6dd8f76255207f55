namespace Dobos.Offline.Clusters.Controllers.Deployments;

/// <summary>That a ReplicaSet shall have another number of pods.</summary>
internal sealed record Scaling(string Name, int From, int To);
