namespace Dobos.Host.Targets;

/// <summary>The target can be asked for some of its tests.</summary>
public sealed class TakesFilterAttribute() : TakesAttribute("--filter", "EXPR", "Only the tests that fit, as in 'dotnet test --filter'.");
