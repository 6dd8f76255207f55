namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>What an image wants to be started cannot be started here.</summary>
internal sealed class ContainerStartException(string message, Exception? inner = null) : Exception(message, inner);
