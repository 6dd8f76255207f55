using System.Text.Json;
using Dobos.EndToEnd.Tests.Reuse;
using Dobos.Registries;
using Dobos.Releases;
using Dobos.Tests.Registries.Fakes;
using Dobos.Tests.Releases.Fakes;

namespace Dobos.EndToEnd.Tests.Releases;

/// <summary>Debian's docker-registry, with a proxy before it that can stop a push at any of its requests. Each push has a part of it for itself.</summary>
internal sealed class ProxiedRegistry : IAsyncDisposable
{
    private const string Service = "shop";
    private const string Version = "2.3.0";

    private readonly DockerRegistry _registry;

    private ProxiedRegistry(DockerRegistry registry, CuttingProxy proxy) => (_registry, Proxy) = (registry, proxy);

    public CuttingProxy Proxy { get; }

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    public static async Task<ProxiedRegistry> StartAsync()
    {
        var registry = await DockerRegistry.StartAsync();
        return new(registry, await CuttingProxy.StartAsync(registry));
    }

    /// <summary>What publishes into a part of the registry, in a process group of its own.</summary>
    public SandboxCommand Push(Sandbox sandbox, string part)
    {
        sandbox.Write($"build/environments/{part}.json", $$"""
            {
              "$schema": "environment.schema.json",
              "protected": false,
              "publicKeys": [],
              "vault": { "box": "local" },
              "registry": { "push": "{{Proxy.Address}}/{{part}}", "pull": "{{Proxy.Address}}/{{part}}" },
              "cluster": { "box": "local" }
            }

            """);
        return Shop.Command() with { Program = "setsid", Arguments = ["./build.sh", "--target", "PushAcr", "--env", part, "--json"] };
    }

    public static ReleaseTags Told(SandboxResult push)
    {
        Assert.That(push.ExitCode, Is.Zero, push.ToString());
        using var json = JsonDocument.Parse(push.Output);
        var release = json.RootElement.GetProperty("releases")[0];
        return new(Named("image"), Named("chart"), Named("record"));

        Digest Named(string member) => Digest.Parse(release.GetProperty(member).GetString()!);
    }

    /// <summary>Whatever a tag of the version leads to is what it should be and is there, every byte of it; and a record comes last.</summary>
    /// <returns>How many say how the release came about; null while it is not published.</returns>
    public async Task<int?> CheckAsync(string part, ReleaseTags whole)
    {
        using RegistryClient client = new(RegistryAddress.Parse($"{_registry.Address}/{part}"), _registry.Credentials);
        ReleaseShelf shelf = new(client, Service);
        var tags = await shelf.TagsAsync(Version, Cancellation);
        Assert.That(tags.Image, Is.EqualTo(whole.Image).Or.EqualTo(tags.Record is null ? null : whole.Image), part);
        Assert.That(tags.Chart, Is.EqualTo(whole.Chart).Or.EqualTo(tags.Record is null ? null : whole.Chart), part);
        Assert.That(tags.Record, Is.EqualTo(whole.Record).Or.Null, part);
        await ReadAsync(shelf.Images, tags.Image);
        await ReadAsync(shelf.Charts, tags.Chart);
        if (tags.Record is null)
            return null;

        var release = await shelf.FindAsync(Version, Cancellation);
        Assert.That((release!.Record.Image, release.Record.Chart), Is.EqualTo((whole.Image, whole.Chart)), part);
        return (await shelf.Records.Referrers.ListAsync(tags.Record, null, Cancellation)).Count;
    }

    public async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await _registry.DisposeAsync();
    }

    private static async Task ReadAsync(Repository repository, Digest? digest)
    {
        foreach (var blob in digest is null ? [] : (await repository.Manifests.GetAsync(digest, Cancellation)).Blobs)
            await using (var content = repository.Blobs.Open(blob))
                await content.CopyToAsync(Stream.Null, Cancellation);
    }
}
