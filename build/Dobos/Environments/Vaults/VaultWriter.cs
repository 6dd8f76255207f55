using Azure;
using Azure.Security.KeyVault.Secrets;
using Dobos.Secrets;
using Polly;

namespace Dobos.Environments.Vaults;

/// <summary>Gives a name a new value. One that was deleted is recovered first: its old versions are kept, and whoever sets it wants it to be there.</summary>
internal sealed class VaultWriter(SecretClient client, VaultVisit visit, VaultPatience patience, TimeProvider clock)
{
    private readonly ResiliencePipeline _retry = VaultRetry.Create(patience, clock);

    public async Task<VaultWriting> WriteAsync(VaultName name, Secret value, CancellationToken cancellation)
    {
        using CancellationTokenSource deadline = new(patience.Deadline, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellation);
        try
        {
            return await SetOrRecoverAsync(name, value, either.Token);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new VaultUnreachableException(visit.Vault, $"after {patience.Deadline.TotalSeconds:0.#} s there is no answer for {name.Name}", late);
        }
        catch (RequestFailedException refused) when (VaultVerdict.OnRefusal(name, refused.Status, VaultTrouble.Reason(refused)) is VaultGap.Denied denied)
        {
            throw new VaultAccessException(visit.Vault, visit.Plan.Who, [denied], writing: true);
        }
        catch (Exception failed) when (!cancellation.IsCancellationRequested && new VaultComplaints(visit).Explain(failed) is { } explained)
        {
            throw explained;
        }
    }

    private async Task<VaultWriting> SetOrRecoverAsync(VaultName name, Secret value, CancellationToken cancellation)
    {
        try
        {
            return await SetAsync(name, value, wasDeleted: false, cancellation);
        }
        catch (RequestFailedException refused) when (VaultTrouble.Reason(refused) is "ObjectIsDeletedButRecoverable")
        {
            await RecoverAsync(name, cancellation);
            return await SetAsync(name, value, wasDeleted: true, cancellation);
        }
    }

    private async Task<VaultWriting> SetAsync(VaultName name, Secret value, bool wasDeleted, CancellationToken cancellation)
    {
        var set = await _retry.ExecuteAsync(async stop => (await client.SetSecretAsync(name.Name, value.Reveal(), stop)).Value, cancellation);
        return new(visit.Definition, visit.Vault, name.Name, set.Properties.Version, wasDeleted);
    }

    private async Task RecoverAsync(VaultName name, CancellationToken cancellation)
    {
        var recovery = await _retry.ExecuteAsync(async stop => await client.StartRecoverDeletedSecretAsync(name.Name, stop), cancellation);
        await recovery.WaitForCompletionAsync(patience.Pause, cancellation);
    }
}
