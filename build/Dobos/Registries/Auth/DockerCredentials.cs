using Cake.Core.IO;
using Path = System.IO.Path;

namespace Dobos.Registries.Auth;

/// <summary>The logins that 'docker login' has kept, in its configuration or with the helper that is named there.</summary>
public sealed class DockerCredentials(Func<string, string?> variables, IProcessRunner processes) : IRegistryCredentials
{
    public async Task<RegistryLogin> LoginAsync(RegistryAddress registry, CancellationToken cancellation)
    {
        var path = FilePath();
        if (!File.Exists(path))
            return new RegistryLogin.Anonymous($"there is no {path}; run 'docker login {registry.Authority}'");

        DockerConfigFile config = new(path);
        var root = await config.ReadAsync(cancellation);
        var kept = DockerConfigFile.Helper(root, registry.Authority) is { } helper
            ? await Task.Run(() => new DockerCredentialHelper(helper, processes).Get(registry.Authority), cancellation)
            : null;
        return kept ?? config.Login(root, registry.Authority)
            ?? new RegistryLogin.Anonymous($"{path} has no login for {registry.Authority}; run 'docker login {registry.Authority}'");
    }

    private string FilePath() =>
        Path.Combine(
            variables("DOCKER_CONFIG") is { Length: > 0 } folder ? folder : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".docker"),
            "config.json");
}
