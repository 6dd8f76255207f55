using Dobos.Environments.Credentials;
using Dobos.Secrets;

namespace Dobos.Registries.Auth;

/// <summary>A user whose password stands in a file that nobody but its owner may read.</summary>
public sealed class PasswordFileCredentials(string user, string file) : IRegistryCredentials
{
    public async Task<RegistryLogin> LoginAsync(RegistryAddress registry, CancellationToken cancellation)
    {
        if (!File.Exists(file))
            throw new RegistryLoginException($"The password file {file} for {registry} does not exist; start the registry that writes it.");

        if (OwnersFile.IsOpenToOthers(file))
            throw new RegistryLoginException($"The password file {file} for {registry} can be read by others than its owner; run 'chmod 600' on it.");

        return new RegistryLogin.Password(user, new Secret((await ReadAsync(registry, cancellation)).TrimEnd('\r', '\n')), file);
    }

    private async Task<string> ReadAsync(RegistryAddress registry, CancellationToken cancellation)
    {
        try
        {
            return await File.ReadAllTextAsync(file, cancellation);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw new RegistryLoginException(
                $"The password file {file} for {registry} cannot be read ({unreadable.Message.TrimEnd('.')}); correct its owner.", unreadable);
        }
    }
}
