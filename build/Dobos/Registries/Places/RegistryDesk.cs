using Cake.Core.IO;
using Dobos.Environments;
using Dobos.Environments.Places;
using Dobos.Registries.Auth;
using Dobos.Secrets;

namespace Dobos.Registries.Places;

/// <summary>Opens the registry of an environment for those who push to it.</summary>
public sealed class RegistryDesk(IRegistryBox box, IProcessRunner processes, ISecretSink secrets, Func<string, string?> variables, TimeProvider clock)
{
    private const string PushUser = "push";

    public async Task<RegistryClient> OpenAsync(EnvironmentDefinition definition, CancellationToken cancellation) => definition.Registry switch
    {
        RegistryPlace.OnAzure azure => new(RegistryAddress.OnAzure(azure.Name), AzureCredentials.Chosen(definition.Credential, variables, clock), clock: clock, secrets: secrets),
        RegistryPlace.At at => new(RegistryAddress.Parse(at.Push), new DockerCredentials(variables, processes), clock: clock, secrets: secrets),
        var place => InBox(await box.RegistryAsync(((RegistryPlace.InBox)place).Name, cancellation)),
    };

    private RegistryClient InBox(BoxedRegistry registry) =>
        new(registry.Address, new PasswordFileCredentials(PushUser, registry.PushPasswordFile), clock: clock, secrets: secrets);
}
