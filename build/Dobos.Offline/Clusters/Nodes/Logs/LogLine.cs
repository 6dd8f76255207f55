namespace Dobos.Offline.Clusters.Nodes.Logs;

/// <summary>A line of a container's log: when, and what; whether the line goes on in the next.</summary>
internal sealed record LogLine(string Time, string Text, bool GoesOn)
{
    public static LogLine Parse(string line) => line.Split(' ', 4) is [var time, _, var tag, var text] ? new(time, text, tag == "P") : new("", line, GoesOn: false);
}
