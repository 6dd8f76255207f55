namespace Dobos.Offline.Clusters.Nodes.Environments;

/// <summary>What a container is to be given is not there.</summary>
internal sealed class ContainerConfigException(string message) : Exception(message);
