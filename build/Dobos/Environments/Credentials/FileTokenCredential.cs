using Azure.Core;

namespace Dobos.Environments.Credentials;

/// <summary>The token of a vault on this machine, out of a file that nobody but its owner may read.</summary>
internal sealed class FileTokenCredential(string file, TimeProvider clock) : TokenCredential
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.OtherRead | UnixFileMode.OtherWrite;

    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(Read(), clock.GetUtcNow().AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));

    private string Read()
    {
        if (!File.Exists(file))
            throw new CredentialException($"The token file {file} does not exist; start the vault that writes it.");

        if (!OperatingSystem.IsWindows() && (File.GetUnixFileMode(file) & Others) != 0)
            throw new CredentialException($"The token file {file} can be read by others than its owner; run 'chmod 600' on it.");

        return File.ReadAllText(file).Trim();
    }
}
