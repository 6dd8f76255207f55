using System.Text.Json;
using Azure;
using Azure.Identity;
using Dobos.Environments.Credentials;

namespace Dobos.Environments.Vaults;

/// <summary>Says in our words what became of a request; null for what is no trouble with a vault.</summary>
internal sealed class VaultComplaints(VaultVisit visit)
{
    private const int Ok = 200;

    public Exception? Explain(Exception failed)
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
