using Dobos.Failures;

namespace Dobos.Registries.Auth;

/// <summary>There should be a login for a registry, and it cannot be had.</summary>
public sealed class RegistryLoginException(string sentence, Exception? inner = null) : DobosException(ExitCode.Configuration, sentence, inner);
