using Dobos.Failures;

namespace Dobos.Registries;

/// <summary>A registry does not do what was asked of it, or sends what cannot be right.</summary>
public sealed class RegistryException(string sentence, Exception? inner = null) : DobosException(ExitCode.Failed, sentence, inner);
