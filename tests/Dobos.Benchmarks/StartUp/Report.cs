using System.Globalization;
using System.Text;

namespace Dobos.Benchmarks.StartUp;

/// <summary>A line for each rival; the first is what the others are compared with.</summary>
public sealed class Report(IReadOnlyList<Timing> timings)
{
    public override string ToString()
    {
        var text = new StringBuilder().AppendLine(CultureInfo.InvariantCulture, $"{"",-40} {"median",9} {"ratio",7} {"fastest",9} {"slowest",9} {"n",4}");
        foreach (var timing in timings)
            text.AppendLine(CultureInfo.InvariantCulture, $"{timing.Name,-40} {timing.Median,6:0} ms {timing.Median / timings[0].Median,6:0.00}x {timing.Fastest,6:0} ms {timing.Slowest,6:0} ms {timing.Times.Count,4}");
        return text.ToString();
    }
}
