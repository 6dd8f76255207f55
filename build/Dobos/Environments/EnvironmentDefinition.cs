using Dobos.Environments.Credentials;
using Dobos.Environments.Places;

namespace Dobos.Environments;

/// <summary>What environments/&lt;name&gt;.json says: all of an environment that is not secret and does not live in its vault.</summary>
public sealed record EnvironmentDefinition(
    string Name,
    string? PromotesFrom,
    bool Protected,
    IReadOnlyList<string> PublicKeys,
    CredentialChoice Credential,
    VaultPlace Vault,
    RegistryPlace Registry,
    ClusterPlace Cluster,
    TelemetryPlace? Telemetry)
{
    /// <summary>Whether anything of it is in the box.</summary>
    public bool IsOffline => Vault is VaultPlace.InBox || Registry is RegistryPlace.InBox || Cluster is ClusterPlace.InBox;

    /// <summary>The same environment with each of its places in the box: what --offline makes of it. It has them to itself but for the registry, of which there is one before production and one for it.</summary>
    public EnvironmentDefinition Offline() => this with
    {
        Vault = new VaultPlace.InBox(Name),
        Registry = RegistryPlace.InBox.Of(Protected),
        Cluster = new ClusterPlace.InBox(Name),
        Telemetry = new TelemetryPlace.InBox(Name),
    };
}
