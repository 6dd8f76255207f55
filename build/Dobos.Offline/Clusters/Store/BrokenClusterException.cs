namespace Dobos.Offline.Clusters.Store;

/// <summary>What a cluster kept cannot be read; nothing of it is guessed.</summary>
internal sealed class BrokenClusterException(string path, int line)
    : IOException($"{path} cannot be read at line {line}: repair it, or begin anew by './build.sh --target OfflineDown --wipe'.");
