using Azure;
using Azure.Security.KeyVault.Secrets;
using Dobos.Secrets;
using Polly;

namespace Dobos.Environments.Vaults;

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
        catch (Exception failed) when (!cancellation.IsCancellationRequested && new VaultComplaints(visit).Explain(failed) is { } explained)
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
}
