namespace Calc.Contracts;

/// <summary>The part of a request that cannot be used, and what it should have been.</summary>
public sealed record InvalidField(string Name, string Reason)
{
    public override string ToString() => $"{Name} {Reason}";
}
