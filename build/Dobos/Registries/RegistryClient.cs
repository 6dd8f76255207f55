using Dobos.Registries.Auth;
using Dobos.Registries.Wire;
using Dobos.Secrets;

namespace Dobos.Registries;

/// <summary>One registry, spoken to over the OCI distribution API. Everything in it is reached through a repository.</summary>
/// <param name="secrets">Hears of every password and token before a registry can, which might quote it back at us.</param>
public sealed class RegistryClient(
    RegistryAddress address, IRegistryCredentials credentials, RegistryPatience? patience = null, TimeProvider? clock = null, ISecretSink? secrets = null) : IDisposable
{
    private readonly Session _session = new(address, credentials, patience ?? RegistryPatience.Usual, clock ?? TimeProvider.System, secrets);

    public RegistryAddress Address => address;

    public RegistryPatience Patience => _session.Patience;

    public TimeProvider Clock => _session.Clock;

    /// <param name="name">As it follows the address, without the path that the address ends in.</param>
    public Repository Repository(string name) => new(_session, address.Whole(name));

    public void Dispose() => _session.Dispose();
}
