using Dobos.Environments.Vaults;

namespace Dobos.Environments.Reports;

/// <summary>One name of an environment: either a value to show with its origin, or what is wrong with it.</summary>
public sealed record ContextLine(string Name, VaultKind Kind, string? Value, string? Version, DateTimeOffset? Updated, string? Fault);
