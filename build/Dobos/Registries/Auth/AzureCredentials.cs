using Azure.Core;
using Dobos.Environments.Credentials;

namespace Dobos.Registries.Auth;

/// <summary>The one credential of a run, for a registry on Azure.</summary>
/// <param name="who">What the credential is called in a sentence.</param>
public sealed class AzureCredentials(TokenCredential credential, string who) : IRegistryCredentials
{
    /// <summary>The credential that an environment's definition and the variables of the run decide on.</summary>
    public static AzureCredentials Chosen(CredentialChoice choice, Func<string, string?> variables, TimeProvider clock)
    {
        var plan = new CredentialDecision(variables).OnAzure(choice);
        return new(TokenCredentials.Create(plan, clock), plan.Who);
    }

    public Task<RegistryLogin> LoginAsync(RegistryAddress registry, CancellationToken cancellation) =>
        registry.IsLoopback
            ? throw new RegistryLoginException(
                $"{registry} is on this machine, and no real credential is shown to what listens here; give it a user and a password file.")
            : Task.FromResult<RegistryLogin>(new RegistryLogin.Azure(credential, who));
}
