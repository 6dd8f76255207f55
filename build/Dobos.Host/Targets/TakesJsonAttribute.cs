namespace Dobos.Host.Targets;

/// <summary>The target has an answer that a machine can read.</summary>
public sealed class TakesJsonAttribute() : TakesAttribute("--json", "", "For a machine.");
