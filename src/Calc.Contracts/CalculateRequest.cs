namespace Calc.Contracts;

/// <summary>Asks for the prime factors of a number from 1 to <see cref="Largest"/>.</summary>
public sealed record CalculateRequest(long Number)
{
    public const string Route = "/api/calculate";

    /// <summary>What trial division answers within milliseconds.</summary>
    public const long Largest = 1_000_000_000_000;
}
