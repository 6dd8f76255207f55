using Azure.Core;

namespace Dobos.Environments.Credentials;

/// <summary>The token of a vault on this machine, out of a file that nobody but its owner may read.</summary>
internal sealed class FileTokenCredential(string file, TimeProvider clock) : TokenCredential
{
    public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        new(Read(), clock.GetUtcNow().AddHours(1));

    public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
        ValueTask.FromResult(GetToken(requestContext, cancellationToken));

    private string Read()
    {
        if (!File.Exists(file))
            throw new CredentialException($"The token file {file} does not exist; start the vault that writes it.");

        if (OwnersFile.IsOpenToOthers(file))
            throw new CredentialException($"The token file {file} can be read by others than its owner; run 'chmod 600' on it.");

        return File.ReadAllText(file).Trim();
    }
}
