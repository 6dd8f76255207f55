using Dobos.Environments.Vaults;

namespace Dobos.Environments.Reports;

/// <summary>One name in two environments; on each side what may be shown, or why there is nothing.</summary>
public sealed record ComparedValue(string Name, VaultKind Kind, ComparisonResult Result, string Left, string Right);
