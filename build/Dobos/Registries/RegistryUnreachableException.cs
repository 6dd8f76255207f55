using Dobos.Failures;

namespace Dobos.Registries;

/// <summary>A registry that did not answer, or only with errors that pass; trying again may help.</summary>
public sealed class RegistryUnreachableException(RegistryAddress registry, string what, string reason, Exception? inner = null)
    : DobosException(ExitCode.Unreachable, $"{registry} cannot be reached for {what}: {reason}. Try again, or check the network and the registry's address.", inner);
