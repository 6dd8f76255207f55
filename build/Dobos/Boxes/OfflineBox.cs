using Cake.Core;
using Dobos.Checkouts;
using Dobos.Clusters;
using Dobos.Environments;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Registries;
using Dobos.Registries.Places;
using Dobos.Secrets;

namespace Dobos.Boxes;

/// <summary>The box of this checkout, started by whoever first asks it for something.</summary>
public sealed class OfflineBox(ICakeContext cake, Checkout checkout, TimeProvider clock) : IVaultBox, IRegistryBox, IClusterBox
{
    private static readonly Dictionary<string, Secret> Nothing = [];

    private readonly BoxFolder _folder = BoxFolder.Of(checkout);
    private readonly BoxLaunch _launch = new(cake, checkout, BoxFolder.Of(checkout), clock);

    public async Task<VaultAddress> VaultAsync(string name, string environment, CancellationToken cancellation)
    {
        var vault = await OpenAsync("vaults", name, new OfflineValues(checkout).Of(environment), cancellation);
        return new(new(vault.Address), vault.Facts["certificateFile"], vault.Facts["tokenFile"]);
    }

    public async Task<BoxedRegistry> RegistryAsync(string name, CancellationToken cancellation)
    {
        var registry = await OpenAsync("registries", name, Nothing, cancellation);
        return new(RegistryAddress.Parse(registry.Address), registry.Facts["pushPasswordFile"], registry.Facts["pullPasswordFile"]);
    }

    public async Task<BoxedCluster> ClusterAsync(string name, string? deployedNamespace, CancellationToken cancellation)
    {
        var cluster = await OpenAsync("clusters", name, deployedNamespace is null ? Nothing : new() { ["deployer"] = new(deployedNamespace) }, cancellation);
        return new(
            new(cluster.Address),
            cluster.Facts["kubeconfigFile"],
            deployedNamespace is null ? null : cluster.Facts[$"kubeconfigFile:{deployedNamespace}"],
            cluster.Facts.TryGetValue("ingressAddress", out var ingress) ? new(ingress) : null);
    }

    /// <summary>Opens all that some environments have in the box, besides the registries that are always there.</summary>
    public async Task OpenAsync(IReadOnlyList<EnvironmentDefinition> environments, CancellationToken cancellation)
    {
        if (environments is [{ IsOffline: false, Name: var name }])
            throw new UsageException($"'{name}' has nothing in the offline box; --offline puts it there.");

        foreach (var environment in environments)
        {
            if (environment.Vault is VaultPlace.InBox vault)
                await VaultAsync(vault.Name, environment.Name, cancellation);
            if (environment.Cluster is ClusterPlace.InBox cluster)
                await ClusterAsync(cluster.Name, deployedNamespace: null, cancellation);
        }

        foreach (var registry in environments.Select(environment => environment.Registry).OfType<RegistryPlace.InBox>()
                     .Append(RegistryPlace.InBox.NonProduction).Append(RegistryPlace.InBox.Production).Distinct())
            await RegistryAsync(registry.Name, cancellation);
    }

    /// <summary>Null while it does not run.</summary>
    public async Task<BoxState?> StateAsync(CancellationToken cancellation)
    {
        if (!_folder.IsServed() || BoxCard.Read(_folder.Card) is not { } card)
            return null;
        using BoxWire wire = new(card);
        try
        {
            return BoxState.Read(await wire.StateAsync(cancellation));
        }
        catch (BoxUnreachableException) when (IsGone(card))
        {
            return null;
        }
    }

    /// <summary>True when there was one to stop.</summary>
    public async Task<bool> StopAsync(bool wipe, CancellationToken cancellation)
    {
        if (!Directory.Exists(_folder.Path))
            return false;
        using var door = await _folder.EnterAsync(clock, cancellation);
        var ran = await new BoxEnd(_folder, clock).EndAsync(cancellation);
        if (wipe && Directory.Exists(_folder.State))
            Directory.Delete(_folder.State, recursive: true);
        return ran;
    }

    private async Task<BoxThing> OpenAsync(string kind, string name, IReadOnlyDictionary<string, Secret> values, CancellationToken cancellation)
    {
        while (true)
        {
            var card = await _launch.RunningAsync(cancellation);
            using BoxWire wire = new(card);
            try
            {
                return BoxState.Read(kind, await wire.OpenAsync(kind, name, values, cancellation));
            }
            catch (BoxUnreachableException) when (IsGone(card))
            {
                // Another run stopped it after we had looked.
            }
        }
    }

    private bool IsGone(BoxCard card) => !_folder.IsServed() || BoxCard.Read(_folder.Card) != card;
}
