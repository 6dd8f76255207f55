using System.Runtime.ExceptionServices;
using Dobos.Environments;
using Dobos.Registries.Copying;
using Dobos.Registries.Places;
using Dobos.Releases.Evidence;

namespace Dobos.Releases;

/// <summary>Publishes releases, several services at a time; one that cannot be published keeps no other from it.</summary>
public sealed class Publisher(RegistryDesk desk, Witness witness)
{
    private const int Parallel = 8;

    public async Task<IReadOnlyList<Published>> PublishAsync(
        IReadOnlyList<Candidate> candidates, EnvironmentDefinition environment, PushDisplay? display, CancellationToken cancellation)
    {
        PublishPolicy.Check(environment, candidates);
        using var registry = await desk.OpenAsync(environment, cancellation);
        using Bound bound = new(Parallel);
        Task<Published>[] all = [.. candidates.Select(candidate =>
            new Publication(candidate, registry, environment, bound, display).RunAsync(release => witness.Tell(candidate, release), cancellation))];
        return await AllAsync(all, cancellation);
    }

    /// <summary>What is published already, where nothing is built.</summary>
    public async Task<IReadOnlyList<Published>> FindAsync(IReadOnlyList<WantedRelease> wanted, EnvironmentDefinition environment, CancellationToken cancellation)
    {
        using var registry = await desk.OpenAsync(environment, cancellation);
        return await AllAsync([.. wanted.Select(one => one.FindAsync(registry, cancellation))], cancellation);
    }

    private static async Task<IReadOnlyList<Published>> AllAsync(Task<Published>[] all, CancellationToken cancellation)
    {
        await Task.WhenAll(all).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        cancellation.ThrowIfCancellationRequested();
        Exception[] failures = [.. all.Where(task => !task.IsCompletedSuccessfully).Select(task => task.Exception?.InnerException ?? new OperationCanceledException())];
        if (failures is [var only])
            ExceptionDispatchInfo.Throw(only);
        return failures is [] ? [.. all.Select(task => task.Result)] : throw new PublishFailedException(new(failures));
    }
}
