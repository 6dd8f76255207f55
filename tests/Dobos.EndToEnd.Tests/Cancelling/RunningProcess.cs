using System.Text;

namespace Dobos.EndToEnd.Tests.Cancelling;

/// <summary>A process of this machine, as /proc shows it.</summary>
internal sealed record RunningProcess(string Folder)
{
    internal static IEnumerable<RunningProcess> All =>
        Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Select(folder => new RunningProcess(folder));

    internal string CommandLine => Encoding.UTF8.GetString(Read("cmdline")).Replace('\0', ' ');

    internal string? Variable(string name) =>
        Encoding.UTF8.GetString(Read("environ")).Split('\0').FirstOrDefault(entry => entry.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>A file of the process; empty where it has ended meanwhile or belongs to someone else.</summary>
    internal byte[] Read(string file)
    {
        try
        {
            return File.ReadAllBytes(Path.Combine(Folder, file));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
