using Dobos.Registries;
using Dobos.Registries.Auth;

namespace Dobos.Tests.Registries.Fakes;

/// <summary>Credentials that are the same for whoever asks, and how often they were asked for.</summary>
internal sealed class FixedLogin(RegistryLogin login) : IRegistryCredentials
{
    public int Asked { get; private set; }

    public Task<RegistryLogin> LoginAsync(RegistryAddress registry, CancellationToken cancellation)
    {
        Asked++;
        return Task.FromResult(login);
    }
}
