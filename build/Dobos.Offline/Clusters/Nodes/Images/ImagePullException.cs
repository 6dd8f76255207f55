namespace Dobos.Offline.Clusters.Nodes.Images;

/// <summary>Why an image did not come, as the registry or the network says it.</summary>
internal sealed class ImagePullException(string message, Exception? inner = null) : Exception(message, inner);
