using Dobos.Failures;

namespace Dobos.Registries;

/// <summary>What a registry sends is not what its name says it is.</summary>
public sealed class CorruptContentException(RegistryAddress registry, string repository, Digest digest, string reason) : DobosException(
    ExitCode.Failed,
    $"{registry} sends corrupt content for {digest} of '{repository}': {reason}. Nothing was made of it; push the content there again from a good copy.")
{
    public Digest Digest { get; } = digest;
}
