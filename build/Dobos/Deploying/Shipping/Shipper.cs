using System.Runtime.ExceptionServices;
using Cake.Core;
using Dobos.Checkouts;
using Dobos.Clusters;
using Dobos.Deploying.Locks;
using Dobos.Environments;
using Dobos.Environments.Places;
using Dobos.Registries;
using Dobos.Registries.Places;
using Dobos.Releases;
using Dobos.Releases.Evidence;
using Dobos.Services;
using Dobos.Smoke;
using Dobos.Tools;

namespace Dobos.Deploying.Shipping;

/// <summary>Ships releases to an environment, or takes its services back: those that others depend on first, all that can be tried are tried.</summary>
public sealed class Shipper(ICakeContext cake, Checkout checkout, ToolBox tools, ClusterDesk clusters, RegistryDesk registries, TimeProvider clock)
{
    private static readonly TimeSpan LockPatience = TimeSpan.FromMinutes(10);

    public async Task<IReadOnlyList<Shipped>> ShipAsync(IReadOnlyList<(Service Service, Published Release)> releases, EnvironmentContext environment, ShipOptions options, CancellationToken cancellation)
    {
        var cluster = await OpenAsync(environment, cancellation);
        using var registry = await registries.OpenAsync(environment.Definition, cancellation);
        return await AllAsync([.. releases.Select(one => one.Service)], (service, ship) => ShipAsync(releases.First(one => one.Service == service), environment, registry, ship, cancellation), cluster, environment, options, cancellation);
    }

    public async Task<IReadOnlyList<Shipped>> GoBackAsync(IReadOnlyList<Service> services, EnvironmentContext environment, ShipOptions options, CancellationToken cancellation) =>
        await AllAsync(services, (_, ship) => ship.GoBackAsync(cancellation), await OpenAsync(environment, cancellation), environment, options, cancellation);

    private async Task<Shipped> ShipAsync((Service Service, Published Release) one, EnvironmentContext environment, RegistryClient registry, ServiceShip ship, CancellationToken cancellation)
    {
        ReleaseShelf shelf = new(registry, one.Service.Name);
        var published = await shelf.FindAsync(one.Release.Version, cancellation)
            ?? throw new DeployRefusedException($"{one.Service.Name} {one.Release.Version} is not published in {registry.Address}: publish it with --target PushAcr first.");
        var commit = await new EvidenceShelf(shelf).CommitAsync(published, cancellation) ?? "";
        var chart = await ChartFetch.FetchAsync(shelf, one.Release, Path.Combine(checkout.Artifacts, "deploy", "charts"), cancellation);
        return await ship.ShipAsync(DeploymentComposer.Compose(one.Service, one.Release, commit, environment, PullAddress(environment, registry)), chart, cancellation);
    }

    private async Task<IReadOnlyList<Shipped>> AllAsync(
        IReadOnlyList<Service> services, Func<Service, ServiceShip, Task<Shipped>> work, ClusterSession cluster, EnvironmentContext environment, ShipOptions options, CancellationToken cancellation)
    {
        List<Shipped> done = [];
        List<Exception> failures = [];
        foreach (var wave in ShipOrder.Waves(services))
        {
            foreach (var task in wave.Select(service => Task.Run(() => OneAsync(service, work, cluster, environment, options, cancellation), cancellation)).ToArray())
            {
                try
                {
                    done.Add(await task);
                }
                catch (Exception failed) when (failed is not OperationCanceledException)
                {
                    failures.Add(failed);
                }
            }
        }

        cancellation.ThrowIfCancellationRequested();
        if (failures is [var only])
            ExceptionDispatchInfo.Throw(only);
        return failures is [] ? done : throw new ShipFailedException(new(failures));
    }

    private async Task<Shipped> OneAsync(Service service, Func<Service, ServiceShip, Task<Shipped>> work, ClusterSession cluster, EnvironmentContext environment, ShipOptions options, CancellationToken cancellation)
    {
        using HttpMessageInvoker client = new(SmokeConnection.CreateHandler(cluster.Access.Ingress));
        await using var mine = await ServiceLock.TakeAsync(cluster, service.Name, $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.NewGuid():n}", LockPatience, clock, cancellation);
        ServiceShip ship = new(
            cluster,
            service,
            cluster.Access.AddressOf(DeploymentComposer.HostOf(service.Name, environment)),
            new SmokeTester(client, clock),
            options with { WreckageFolder = Path.Combine(options.WreckageFolder, environment.Name, service.Name, $"{clock.GetUtcNow():yyyyMMdd-HHmmss}") },
            Console.WriteLine,
            clock);
        return await work(service, ship);
    }

    private async Task<ClusterSession> OpenAsync(EnvironmentContext environment, CancellationToken cancellation)
    {
        var access = await clusters.OpenAsync(environment, cancellation);
        var helm = tools.ResolveAsync("helm", version: null, cancellation);
        ClusterTools found = new(await helm, await tools.ResolveAsync("kubectl", version: null, cancellation), Path.Combine(checkout.Artifacts, "deploy", "kubectl"));
        return new(cake, access, found, environment.Namespace);
    }

    /// <summary>The cluster may know the registry by another address than we do.</summary>
    private static string PullAddress(EnvironmentContext environment, RegistryClient registry) =>
        environment.Definition.Registry is RegistryPlace.At { Pull: var pull } ? pull : registry.Address.ToString();
}
