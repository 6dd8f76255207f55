namespace Dobos.Environments.Credentials;

/// <summary>What the definition says about who we are to Azure. Unless it names the managed identity, the variables of the run decide.</summary>
public abstract record CredentialChoice
{
    public sealed record Auto : CredentialChoice;

    public sealed record ManagedIdentity(string? ClientId) : CredentialChoice;
}
