using System.Text.Json;
using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Dobos.Environments.Credentials;
using Dobos.Secrets;
using Polly;

namespace Dobos.Environments.Vaults;

/// <summary>Asks for one value, again where that helps, and says in our words what came of it.</summary>
internal sealed class VaultQuestion(SecretClient client, VaultVisit visit, ResiliencePipeline retry, TimeProvider clock)
{
    private const int Ok = 200;

    public async Task<VaultAnswer> AskAsync(VaultName name, CancellationToken cancellation)
    {
        try
        {
            return await retry.ExecuteAsync(async token => Judge(name, (await client.GetSecretAsync(name.Name, cancellationToken: token)).Value), cancellation);
        }
        catch (RequestFailedException refused) when (VaultVerdict.OnRefusal(name, refused.Status, VaultTrouble.Reason(refused)) is { } gap)
        {
            return new VaultAnswer.Unusable(gap);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested && Explain(failed) is { } explained)
        {
            throw explained;
        }
    }

    private VaultAnswer Judge(VaultName name, KeyVaultSecret secret)
    {
        Secret value = new(secret.Value ?? throw new FormatException("There is no value in it."));
        if (name.Kind == VaultKind.Secret && secret.Value is not "")
            visit.Learn(value);

        var properties = secret.Properties;
        return VaultVerdict.OnValue(name, secret.Value, properties.NotBefore, properties.ExpiresOn, clock.GetUtcNow()) is { } gap
            ? new VaultAnswer.Unusable(gap)
            : new VaultAnswer.Usable(new(name.Name, name.Kind, value, properties.Version, properties.UpdatedOn));
    }

    private Exception? Explain(Exception failed)
    {
        var sentence = VaultTrouble.Sentence(failed);
        return (failed, VaultTrouble.Passes(failed)) switch
        {
            (AuthenticationFailedException, true) => new VaultUnreachableException(visit.Vault, $"there is no token from {visit.Plan.Who}: {sentence}", failed),
            (_, true) => new VaultUnreachableException(visit.Vault, sentence, failed),
            (AuthenticationFailedException, _) =>
                new CredentialException($"There is no token for {visit.Vault} from {visit.Plan.Who}: {sentence}; {visit.Plan.WayOut}.", failed),
            (RequestFailedException refused, _) => new VaultAccessException(visit.Vault, visit.Definition, refused.Status, sentence, refused),
            _ => NoSecret(failed) ? new VaultAccessException(visit.Vault, visit.Definition, Ok, "it sends something that is no secret", failed) : null,
        };
    }

    // What the SDK throws over an answer in which it does not find what it looks for.
    private static bool NoSecret(Exception failed) => failed is JsonException or FormatException or InvalidOperationException or KeyNotFoundException or ArgumentException;
}
