namespace Dobos.Offline.Clusters.Nodes.Processes;

/// <summary>A program to start, with nothing in its environment but what is said here.</summary>
internal sealed record Launch(IReadOnlyList<string> Command, IReadOnlyDictionary<string, string> Environment, string Folder);
