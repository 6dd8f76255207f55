using Dobos.Failures;

namespace Dobos.Registries;

/// <summary>A registry that is there and does not let us do it.</summary>
public sealed class RegistryDeniedException(RegistryAddress registry, string sentence, Exception? inner = null)
    : DobosException(ExitCode.Configuration, $"{registry} {sentence}.", inner);
