namespace Dobos.Registries.Auth;

public sealed class AnonymousCredentials : IRegistryCredentials
{
    public Task<RegistryLogin> LoginAsync(RegistryAddress registry, CancellationToken cancellation) =>
        Task.FromResult<RegistryLogin>(new RegistryLogin.Anonymous("no credentials were given"));
}
