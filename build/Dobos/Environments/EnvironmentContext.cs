using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Secrets;

namespace Dobos.Environments;

/// <summary>An environment as a run needs it: its definition, and what its vault says, typed.</summary>
public sealed record EnvironmentContext
{
    private EnvironmentContext(VaultReading reading)
    {
        Reading = reading;
        VaultMembers.Fill(this, reading.Definition, reading.Entries);
    }

    public string Name => Definition.Name;

    public EnvironmentDefinition Definition => Reading.Definition;

    public VaultReading Reading { get; }

    /// <summary>The Kubernetes namespace that the services live in.</summary>
    [Setting("kubernetes-namespace")]
    public string Namespace { get; private init; } = "";

    /// <summary>The host name that the ingress answers to.</summary>
    [Setting("ingress-host")]
    public string Host { get; private init; } = "";

    [Setting("aks-name", OnlyWithAzureCluster = true)]
    public string? AksName { get; private init; }

    [Setting("aks-group", OnlyWithAzureCluster = true)]
    public string? AksGroup { get; private init; }

    /// <summary>What the cluster pulls with, where the definition names a secret for that.</summary>
    public Secret? RegistryPullSecret => Definition.Registry is RegistryPlace.At { PullSecret: { } name } ? Secret(name) : null;

    public static EnvironmentContext From(VaultReading reading) => new(reading.Complete());

    /// <summary>All names that an environment needs, ours and the services'.</summary>
    public static IReadOnlyList<VaultName> Names(EnvironmentDefinition definition, VaultDemand demand)
    {
        VaultName[] pull = definition.Registry is RegistryPlace.At { PullSecret: { } name } ? [new(name, VaultKind.Secret)] : [];
        return VaultDemand.Merge([.. VaultMembers.Names(typeof(EnvironmentContext), definition), .. pull, .. demand.Names]);
    }

    /// <summary>A service's own setting, by the name that its service.json asked for.</summary>
    public string Setting(string name) => Entry(name, VaultKind.Setting).Value.Reveal();

    /// <summary>A service's own secret, by the name that its service.json asked for.</summary>
    public Secret Secret(string name) => Entry(name, VaultKind.Secret).Value;

    private VaultEntry Entry(string name, VaultKind kind) =>
        Reading.Entries.FirstOrDefault(entry => entry.Kind == kind && entry.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new InvalidOperationException($"Nobody asked the vault of '{Name}' for the {kind} '{name}'.");
}
