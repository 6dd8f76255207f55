using Azure;
using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Dobos.Secrets;
using Polly;

namespace Dobos.Environments;

/// <summary>Asks for one value, again where that helps, and says in our words what came of it.</summary>
internal sealed class VaultQuestion(SecretClient client, VaultVisit visit, ResiliencePipeline retry, TimeProvider clock)
{
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
        Secret value = new(secret.Value);
        if (name.Kind == VaultKind.Secret)
            visit.Learn(value);

        var properties = secret.Properties;
        return VaultVerdict.OnValue(name, secret.Value, properties.NotBefore, properties.ExpiresOn, clock.GetUtcNow()) is { } gap
            ? new VaultAnswer.Unusable(gap)
            : new VaultAnswer.Usable(new(name.Name, name.Kind, value, properties.Version, properties.UpdatedOn));
    }

    private Exception? Explain(Exception failed) => failed switch
    {
        _ when VaultTrouble.Passes(failed) => new VaultUnreachableException(visit.Vault, VaultTrouble.Sentence(failed), failed),
        AuthenticationFailedException => new CredentialException(
            $"{visit.Plan.Who} gives no token for {visit.Vault}: {VaultTrouble.Sentence(failed)}; {visit.Plan.WayOut}.", failed),
        RequestFailedException refused => new VaultAccessException(visit.Vault, visit.Definition, refused.Status, VaultTrouble.Sentence(failed), refused),
        _ => null,
    };
}
