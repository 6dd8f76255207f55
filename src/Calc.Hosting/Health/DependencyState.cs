namespace Calc.Hosting.Health;

/// <summary>One line of /readyz. The reason is null when all is well.</summary>
public sealed record DependencyState(string Name, string Status, string? Reason);
