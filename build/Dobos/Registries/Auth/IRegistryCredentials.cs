namespace Dobos.Registries.Auth;

/// <summary>Where logins are kept.</summary>
public interface IRegistryCredentials
{
    Task<RegistryLogin> LoginAsync(RegistryAddress registry, CancellationToken cancellation);
}
