using Dobos.Failures;

namespace Dobos.Registries;

public sealed class RegistryAddressException(string text) : DobosException(
    ExitCode.Configuration,
    $"'{Shown.Short(text)}' is no address of a registry; write host[:port], and a path after it where all repositories begin with it, without a scheme, a user or a tag.");
