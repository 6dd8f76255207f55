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
    /// <summary>The same environment with each of its places in the box, under its own name: what --offline makes of it.</summary>
    public EnvironmentDefinition Offline() => this with
    {
        Vault = new VaultPlace.InBox(Name),
        Registry = new RegistryPlace.InBox(Name),
        Cluster = new ClusterPlace.InBox(Name),
        Telemetry = new TelemetryPlace.InBox(Name),
    };
}
