namespace Dobos.Offline.Clusters.Nodes.Containers;

/// <summary>The last words of a container: those it wrote down for that, or else the end of its log, where it asks for that and has failed.</summary>
internal static class TerminationMessage
{
    private const int MostLines = 80;
    private const int MostCharacters = 2048;
    private const int MostWritten = 4096;

    public static string? Read(ContainerOrder order, string log, int exitCode)
    {
        if (File.Exists(order.LastWords) && File.ReadAllText(order.LastWords) is { Length: > 0 } written)
            return written[..Math.Min(written.Length, MostWritten)];
        if (exitCode == 0 || !order.Container.FallsBackToLogs)
            return null;

        var said = string.Join('\n', File.ReadLines(log).TakeLast(MostLines).Select(Logs.LogLine.Parse).Select(line => line.Text)) + "\n";
        return said[Math.Max(0, said.Length - MostCharacters)..];
    }
}
