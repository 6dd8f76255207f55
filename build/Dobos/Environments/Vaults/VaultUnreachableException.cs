using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>A vault that did not answer, or only with errors that pass; trying again may help.</summary>
public sealed class VaultUnreachableException(VaultAddress vault, string reason, Exception? inner = null)
    : DobosException(ExitCode.Unreachable, $"{vault} cannot be reached: {reason}. Try again, or check the network and 'vault' in the environment's file.", inner);
