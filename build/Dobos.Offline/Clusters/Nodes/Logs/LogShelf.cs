using System.Collections.Concurrent;
using System.Globalization;

namespace Dobos.Offline.Clusters.Nodes.Logs;

/// <summary>The logs that are being written now, by their files.</summary>
internal sealed class LogShelf
{
    private readonly ConcurrentDictionary<string, ContainerLog> _live = new();

    public ContainerLog? Live(string file) => _live.GetValueOrDefault(file);

    public IDisposable Show(string file, ContainerLog log)
    {
        _live[file] = log;
        return new Hiding(() => _live.TryRemove(file, out _));
    }

    /// <summary>Keeps of the runs before this one only the last.</summary>
    public static void Prune(string file)
    {
        var now = Number(file);
        foreach (var old in Directory.EnumerateFiles(Path.GetDirectoryName(file)!).Where(one => Number(one) < now - 1))
            File.Delete(old);
    }

    /// <summary>The file of the run that counts most, less those so many back; null when there is none.</summary>
    public static string? Find(string folder, int back) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, "*.log").OrderByDescending(Number).Skip(back).FirstOrDefault() : null;

    private static int Number(string file) => int.TryParse(Path.GetFileName(file).Split('.')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;

    private sealed class Hiding(Action hide) : IDisposable
    {
        public void Dispose() => hide();
    }
}
