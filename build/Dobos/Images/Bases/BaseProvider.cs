using Cake.Core.IO;
using Dobos.Registries;
using Dobos.Registries.Auth;

namespace Dobos.Images.Bases;

/// <summary>Has the base image here when it is asked for: as it lies here, from its registry, or made of this machine's .NET.</summary>
internal sealed class BaseProvider(BaseShelf shelf, IProcessRunner processes, Func<string, string?> variables)
{
    // Where there is another way it need not be waited for.
    private static readonly RegistryPatience Short = new() { Retries = 1, Idle = TimeSpan.FromSeconds(10), Deadline = TimeSpan.FromSeconds(20) };

    public async Task<BaseImage> GetAsync(bool mayBeHostMade, CancellationToken cancellation)
    {
        if (shelf.Look(mayBeHostMade).Image is { } here)
            return here;
        if (shelf.Pin is not { } pin)
            return HostMade();

        try
        {
            using var client = Open(pin.Reference, mayBeHostMade ? Short : RegistryPatience.Usual);
            Console.WriteLine($"Fetching {pin.Reference} ({pin.Digest}) ...");
            return await new BaseFetcher(shelf.Store).FetchAsync(pin, client, cancellation);
        }
        catch (RegistryUnreachableException unreachable) when (mayBeHostMade && ImagePlatform.OfThisMachine is not null)
        {
            Console.WriteLine($"{unreachable.Message} Instead the images are put on this machine's own .NET; only offline registries take them.");
            return HostMade();
        }
    }

    /// <summary>What a tag stands for now.</summary>
    public async Task<Digest?> FindAsync(BaseReference reference, CancellationToken cancellation)
    {
        using var client = Open(reference, RegistryPatience.Usual);
        return await client.Repository(reference.Repository).Manifests.FindAsync(reference.Tag, cancellation);
    }

    private BaseImage HostMade()
    {
        var host = shelf.Host;
        var work = host.Work();
        return host.Find(work) ?? host.Make(work, processes);
    }

    private RegistryClient Open(BaseReference reference, RegistryPatience patience) => new(reference.Registry, new DockerCredentials(variables, processes), patience);
}
