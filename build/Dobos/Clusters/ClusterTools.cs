using Cake.Core.IO;

namespace Dobos.Clusters;

/// <summary>The programs that speak to clusters, and where one of them keeps what it learned.</summary>
public sealed record ClusterTools(FilePath Helm, FilePath Kubectl, DirectoryPath Cache);
