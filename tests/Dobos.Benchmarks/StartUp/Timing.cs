namespace Dobos.Benchmarks.StartUp;

/// <summary>The times that one rival took, in milliseconds.</summary>
public sealed record Timing(string Name, IReadOnlyList<double> Times)
{
    public double Median => (Sorted[(Times.Count - 1) / 2] + Sorted[Times.Count / 2]) / 2;

    public double Fastest => Sorted[0];

    public double Slowest => Sorted[^1];

    private double[] Sorted => [.. Times.Order()];
}
