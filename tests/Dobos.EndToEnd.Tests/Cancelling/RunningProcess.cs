using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Dobos.EndToEnd.Tests.Cancelling;

/// <summary>A process of this machine, as /proc shows it.</summary>
internal sealed record RunningProcess(string Folder)
{
    internal static IEnumerable<RunningProcess> All =>
        Directory.EnumerateDirectories("/proc").Where(folder => int.TryParse(Path.GetFileName(folder), out _)).Select(folder => new RunningProcess(folder));

    internal int Id => int.Parse(Path.GetFileName(Folder), CultureInfo.InvariantCulture);

    internal string CommandLine => Encoding.UTF8.GetString(Read("cmdline")).Replace('\0', ' ');

    internal string? Variable(string name) =>
        Encoding.UTF8.GetString(Read("environ")).Split('\0').FirstOrDefault(entry => entry.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    /// <summary>The process whose terminal it shares.</summary>
    internal int Session => int.Parse(Encoding.UTF8.GetString(Read("stat")).Split(") ")[^1].Split(' ')[3], CultureInfo.InvariantCulture);

    internal void Kill()
    {
        using var process = Process.GetProcessById(Id);
        process.Kill();
        process.WaitForExit();
    }

    /// <summary>Ends the boxes that runs in a checkout have started.</summary>
    internal static void KillBoxes(Sandbox sandbox)
    {
        foreach (var box in All.Where(process => process.CommandLine.Contains($"Dobos.Offline.dll {sandbox.At("artifacts/offline")} ", StringComparison.Ordinal)))
            box.Kill();
    }

    /// <summary>Sends a signal by its name.</summary>
    internal void Signal(string name)
    {
        using var kill = Process.Start("kill", ["-s", name, Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

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
