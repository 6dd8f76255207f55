using Dobos.Environments.Vaults;
using Dobos.Secrets;

namespace Dobos.Environments.Credentials;

/// <summary>Chooses one credential, from the definition and the run's variables alone, so that no chain of guesses signs in as somebody else.</summary>
internal sealed class CredentialDecision(Func<string, string?> variables)
{
    private const string Token = "SYSTEM_ACCESSTOKEN";
    private static readonly string[] Connection =
        ["AZURESUBSCRIPTION_SERVICE_CONNECTION_ID", "AZURESUBSCRIPTION_TENANT_ID", "AZURESUBSCRIPTION_CLIENT_ID"];

    private static readonly string[] Workload = ["AZURE_TENANT_ID", "AZURE_CLIENT_ID", "AZURE_FEDERATED_TOKEN_FILE"];

    public CredentialPlan For(CredentialChoice choice, VaultAddress vault) => vault switch
    {
        { TokenFile: { } file } => new CredentialPlan.TokenFile(file),
        { IsLoopback: true } => throw new CredentialException(
            $"{vault} is on this machine, and no real credential is shown to what listens here; name a 'tokenFile' beside its address."),
        _ => OnAzure(choice),
    };

    public CredentialPlan OnAzure(CredentialChoice choice) => choice switch
    {
        CredentialChoice.ManagedIdentity managed => new CredentialPlan.ManagedIdentity(managed.ClientId),
        _ when HasConnection() => ServiceConnection(),
        _ when Workload.All(Has) => new CredentialPlan.WorkloadIdentity(Of(Workload[0]), Of(Workload[1]), Of(Workload[2])),
        _ => new CredentialPlan.AzureCli(),
    };

    private bool HasConnection() => Has("TF_BUILD") && Connection.Any(Has);

    // The agent hands its token to a step only where the step asks for it, which is easily forgotten.
    private CredentialPlan.ServiceConnection ServiceConnection()
    {
        string[] absent = [.. Connection.Append(Token).Where(name => !Has(name))];
        return absent is []
            ? new(Of(Connection[1]), Of(Connection[2]), Of(Connection[0]), new Secret(Of(Token)))
            : throw new CredentialException(
                $"The service connection of this run cannot be used without {string.Join(", ", absent)}; " +
                $"run the step as AzureCLI@2 with its connection and map '{Token}: $(System.AccessToken)' under its 'env'.");
    }

    private bool Has(string name) => !string.IsNullOrEmpty(variables(name));

    private string Of(string name) => variables(name)!;
}
