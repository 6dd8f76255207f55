namespace Calc.Contracts;

/// <summary>A number and its prime factors in ascending order. 1 has none.</summary>
public sealed record CalculateResponse(long Number, IReadOnlyList<long> Factors);
