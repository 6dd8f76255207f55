using System.Diagnostics;
using Dobos.Benchmarks.StartUp;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Registries.Copying;

namespace Dobos.Benchmarks.Copying;

/// <summary>Copies one large image from a registry on this machine to an empty other, by skopeo and by us in turn, whole processes both.</summary>
public sealed class CopyRace(string root)
{
    private const string Name = "large/image";
    private const string Tag = "1.0";

    public async Task<IReadOnlyList<Timing>> RunAsync(int rounds, CancellationToken cancellation)
    {
        var folder = Directory.CreateDirectory(Path.Combine(root, "artifacts", "benchmarks", "copy")).FullName;
        await using var source = await LocalRegistry.StartAsync(folder, cancellation);
        using (var client = Client(source.Address))
            await LargeImage.PushAsync(client.Repository(Name), Tag, cancellation);

        List<double> skopeo = [], ours = [];
        for (var round = -1; round < rounds; round++)
        {
            var (first, second) = (await TimeAsync(folder, target => Skopeo(source.Address, target), cancellation), await TimeAsync(folder, target => Ours(source.Address, target), cancellation));
            if (round < 0)
                continue; // The first of each warms the machine's caches.

            skopeo.Add(first);
            ours.Add(second);
        }

        return [new("skopeo copy, 500 MB", skopeo), new("our copy, 500 MB", ours)];
    }

    /// <summary>One copy, in a process of its own.</summary>
    public static async Task OnceAsync(string from, string to, CancellationToken cancellation)
    {
        using RegistryClient source = Client(from), target = Client(to);
        var digest = await source.Repository(Name).Manifests.FindAsync(Tag, cancellation) ?? throw new InvalidOperationException($"{from} lacks the image.");
        await new ArtifactCopier(source.Repository(Name), target.Repository(Name)).CopyAsync(digest, Tag, cancellation);
    }

    private static RegistryClient Client(string address) => new(RegistryAddress.Parse(address), new AnonymousCredentials());

    private static async Task<double> TimeAsync(string folder, Func<string, Rival> rival, CancellationToken cancellation)
    {
        await using var target = await LocalRegistry.StartAsync(folder, cancellation);
        var start = Stopwatch.GetTimestamp();
        await Commands.RunAsync(rival(target.Address), cancellation);
        var taken = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        using var client = Client(target.Address);
        return await client.Repository(Name).Manifests.FindAsync(Tag, cancellation) is not null ? taken : throw new InvalidOperationException("The copy is not there.");
    }

    private Rival Skopeo(string from, string to) =>
        new("skopeo copy", root, "skopeo", "--insecure-policy", "copy", "--src-tls-verify=false", "--dest-tls-verify=false", $"docker://{from}/{Name}:{Tag}", $"docker://{to}/{Name}:{Tag}");

    private Rival Ours(string from, string to) => new("our copy", root, "dotnet", typeof(CopyRace).Assembly.Location, "copy-once", from, to);
}
