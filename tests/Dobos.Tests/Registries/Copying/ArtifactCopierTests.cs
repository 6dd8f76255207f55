using System.Collections.Concurrent;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Registries.Copying;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries.Copying;

public sealed class ArtifactCopierTests
{
    private readonly List<IAsyncDisposable> _registries = [];
    private readonly List<IDisposable> _clients = [];

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TearDown]
    public async Task EndAsync()
    {
        _clients.ForEach(client => client.Dispose());
        foreach (var registry in _registries)
            await registry.DisposeAsync();
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task An_index_arrives_with_all_its_platforms_and_what_refers_to_it_byte_for_byte(bool docker)
    {
        var (source, target) = (await RepositoryAsync(docker), await RepositoryAsync(docker));
        var (index, images) = await IndexAsync(source);
        var signature = await SmallImages.ReferrerAsync(source, index, "application/x.signature");
        var proof = await SmallImages.ReferrerAsync(source, images[0], "application/x.proof", seed: 2);
        var proofOfProof = await SmallImages.ReferrerAsync(source, proof, "application/x.proof", seed: 3);
        foreach (var referrer in (Manifest[])[signature, proof, proofOfProof])
            await source.Referrers.PutAsync(referrer, Cancellation);

        var result = await new ArtifactCopier(source, target) { WithReferrers = true }.CopyAsync(index.Digest, "1.0", Cancellation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await target.Manifests.FindAsync("1.0", Cancellation), Is.EqualTo(index.Digest));
            foreach (var manifest in (Manifest[])[index, .. images, signature, proof, proofOfProof])
                Assert.That((await target.Manifests.GetAsync(manifest.Digest, Cancellation)).Bytes.ToArray(), Is.EqualTo(manifest.Bytes.ToArray()));
            foreach (var blob in images.SelectMany(image => image.Blobs))
                Assert.That(await target.Blobs.ReadAsync(blob, Cancellation), Is.EqualTo(await source.Blobs.ReadAsync(blob, Cancellation)));
            Assert.That((await target.Referrers.ListAsync(index.Digest, null, Cancellation)).Select(one => one.Digest), Is.EqualTo([signature.Digest]));
            Assert.That((await target.Referrers.ListAsync(proof.Digest, "application/x.proof", Cancellation)).Select(one => one.Digest), Is.EqualTo([proofOfProof.Digest]));
            Assert.That((result.Manifests, result.Referrers, result.WereThere, result.Mounted), Is.EqualTo((6, 3, 0, 0)));
        }
    }

    [Test]
    public async Task A_second_copy_sends_no_blob()
    {
        var (source, target) = (await RepositoryAsync(docker: true), await RepositoryAsync(docker: true));
        var (index, _) = await IndexAsync(source);
        var first = await new ArtifactCopier(source, target).CopyAsync(index.Digest, "1.0", Cancellation);
        var second = await new ArtifactCopier(source, target).CopyAsync(index.Digest, "1.0", Cancellation);
        Assert.That((first.Copied, second.Copied, second.WereThere, second.Bytes), Is.EqualTo((4, 0, 4, 0L)));
    }

    [Test]
    public async Task Within_one_registry_blobs_are_mounted()
    {
        var source = await RepositoryAsync(docker: true);
        var target = Client(source.Registry).Repository("charts/other");
        var (index, _) = await IndexAsync(source);
        var result = await new ArtifactCopier(source, target).CopyAsync(index.Digest, "1.0", Cancellation);
        Assert.That((result.Mounted, result.Copied), Is.EqualTo((4, 0)));
        Assert.That(await target.Manifests.FindAsync("1.0", Cancellation), Is.EqualTo(index.Digest));
    }

    [Test]
    public async Task Where_the_registry_does_not_mount_blobs_are_sent()
    {
        var registry = await FakeAsync();
        var (source, target) = (registry.Client().Repository("a"), registry.Client().Repository("b"));
        var (index, _) = await IndexAsync(source);
        registry.Faults.Enqueue(context =>
        {
            context.Request.QueryString = context.Request.Method is "POST" ? default : context.Request.QueryString;
            return Task.FromResult(false);
        });
        var result = await new ArtifactCopier(source, target).CopyAsync(index.Digest, tag: null, Cancellation);
        Assert.That((result.Mounted, result.Copied), Is.EqualTo((0, 4)));
        Assert.That(registry.Count("DELETE /v2/b/blobs/uploads/"), Is.EqualTo(4), "uploads that were begun in place of a mount and are not used");
    }

    [Test]
    public async Task A_corrupt_blob_is_an_error_that_names_it_and_nothing_of_it_counts_at_the_target()
    {
        var (from, to) = (await FakeAsync(), await FakeAsync());
        var (source, target) = (from.Client().Repository("a"), to.Client().Repository("a"));
        var image = await SmallImages.ImageAsync(source, size: 3_000_000);
        await source.Manifests.PutAsync(image, "1.0", Cancellation);
        var layer = image.Layers[0].Digest;
        from.Content.Blobs[("a", layer.Value)][^1] ^= 1;

        // A registry that would take anything.
        to.Faults.Enqueue(async context =>
        {
            if (context.Request.Method is not "PUT" || !context.Request.Path.Value!.Contains("/blobs/", StringComparison.Ordinal))
                return false;

            to.Content.Blobs[("a", context.Request.Query["digest"]!)] = [];
            context.Response.StatusCode = 201;
            return await Task.FromResult(true);
        });

        var thrown = await Assert.ThrowsAsync<CorruptContentException>(() => new ArtifactCopier(source, target).CopyAsync(image.Digest, "1.0", Cancellation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(thrown!.Digest, Is.EqualTo(layer));
            Assert.That(to.Content.Blobs.Keys, Has.None.EqualTo(("a", layer.Value)));
            Assert.That(to.Content.Manifests, Is.Empty);
            Assert.That(to.Count("DELETE"), Is.Positive, "the upload was abandoned");
        }
    }

    [Test]
    public async Task The_tag_comes_last_and_a_manifest_after_its_blobs_and_parts()
    {
        var (from, to) = (await FakeAsync(), await FakeAsync());
        var (source, target) = (from.Client().Repository("a"), to.Client().Repository("a"));
        var (index, images) = await IndexAsync(source);
        await source.Referrers.PutAsync(await SmallImages.ReferrerAsync(source, index, "application/x.signature"), Cancellation);
        await new ArtifactCopier(source, target) { WithReferrers = true }.CopyAsync(index.Digest, "1.0", Cancellation);
        string[] puts = [.. to.Requests.Where(request => request.StartsWith("PUT", StringComparison.Ordinal))];
        var firstManifest = Array.FindIndex(puts, put => put.Contains("/manifests/", StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(puts[^1], Is.EqualTo("PUT /v2/a/manifests/1.0"));
            Assert.That(puts.Take(firstManifest), Has.Exactly(4).Contains("/blobs/"));
            Assert.That(puts[firstManifest + 2], Does.Contain(index.Digest.Value));
            Assert.That(images.Select(image => image.Digest.Value), Is.EquivalentTo(puts[firstManifest..(firstManifest + 2)].Select(put => put.Split('/')[^1])));
        }
    }

    [TestCase(1)]
    [TestCase(3)]
    public async Task Never_are_more_things_on_their_way_than_the_bound_allows(int bound)
    {
        var (from, to) = (await FakeAsync(), await FakeAsync());
        var (source, target) = (from.Client().Repository("a"), to.Client().Repository("a"));
        List<Manifest> images = [];
        for (var seed = 0; seed < 6; seed++)
        {
            images.Add(await SmallImages.ImageAsync(source, seed));
            await source.Manifests.PutAsync(images[^1], null, Cancellation);
        }

        var index = SmallImages.Index([.. images]);
        await source.Manifests.PutAsync(index, null, Cancellation);
        var (now, most) = (0, 0);
        Lock gate = new();
        TaskCompletionSource full = new();
        to.Faults.Enqueue(async context =>
        {
            lock (gate)
                most = Math.Max(most, ++now);
            if (now == bound)
                full.TrySetResult();
            await Task.WhenAny(full.Task, Task.Delay(TimeSpan.FromSeconds(10), Cancellation));
            await Task.Delay(5, Cancellation);
            lock (gate)
                now--;
            return false;
        });
        await new ArtifactCopier(source, target) { Parallel = bound }.CopyAsync(index.Digest, "1.0", Cancellation);
        Assert.That(most, Is.EqualTo(bound));
    }

    [Test]
    public async Task A_part_that_the_source_lacks_is_named_and_nothing_is_sent()
    {
        var (from, to) = (await FakeAsync(), await FakeAsync());
        var source = from.Client().Repository("a");
        var (index, images) = await IndexAsync(source);
        from.Content.Manifests.TryRemove(("a", images[1].Digest.Value), out _);
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => new ArtifactCopier(source, to.Client().Repository("a")).CopyAsync(index.Digest, "1.0", Cancellation));
        Assert.That(thrown!.Message, Does.Contain(images[1].Digest.Value));
        Assert.That(to.Requests, Is.Empty);
    }

    [Test]
    public async Task A_referrer_that_is_listed_and_gone_is_told_and_left_out()
    {
        var (from, to) = (await FakeAsync(), await FakeAsync());
        from.Content.HasReferrersApi = false;
        var (source, target) = (from.Client().Repository("a"), to.Client().Repository("a"));
        var (index, _) = await IndexAsync(source);
        var referrer = await SmallImages.ReferrerAsync(source, index, "application/x.signature");
        await source.Referrers.PutAsync(referrer, Cancellation);
        from.Content.Manifests.TryRemove(("a", referrer.Digest.Value), out var _);
        Told told = new();
        var result = await new ArtifactCopier(source, target) { WithReferrers = true, Progress = told }.CopyAsync(index.Digest, "1.0", Cancellation);
        Assert.That(result.Referrers, Is.Zero);
        Assert.That(told.Events.OfType<CopyEvent.ReferrerGone>().Single().Digest, Is.EqualTo(referrer.Digest));
    }

    [Test]
    public async Task What_skopeo_pushed_we_copy_and_what_we_copied_skopeo_reads()
    {
        var skopeo = Shared.Require.Tool("skopeo");
        var (source, target) = (await RepositoryAsync(docker: true), await RepositoryAsync(docker: true));
        var image = await SmallImages.ImageAsync(source, size: 200_000);
        await source.Manifests.PutAsync(image, "1.0", Cancellation);
        Skopeo.Run(skopeo, "copy", "--src-tls-verify=false", "--dest-tls-verify=false", $"docker://{source}:1.0", $"docker://{source}:by-skopeo");
        var pushed = await source.Manifests.GetAsync("by-skopeo", Cancellation);
        await new ArtifactCopier(source, target).CopyAsync(pushed.Digest, "2.0", Cancellation);
        Assert.That(Skopeo.Run(skopeo, "inspect", "--raw", "--tls-verify=false", $"docker://{target}:2.0"), Is.EqualTo(System.Text.Encoding.UTF8.GetString(pushed.Bytes.Span)));
        using TestFolder folder = new();
        Skopeo.Run(skopeo, "copy", "--src-tls-verify=false", $"docker://{target}:2.0", $"dir:{folder.Path}");
        Assert.That(await File.ReadAllBytesAsync(folder.File(image.Layers[0].Digest.Hex), Cancellation), Is.EqualTo(await source.Blobs.ReadAsync(image.Layers[0], Cancellation)));
    }

    private static async Task<(Manifest Index, Manifest[] Images)> IndexAsync(Repository repository)
    {
        Manifest[] images = [await SmallImages.ImageAsync(repository, 1), await SmallImages.ImageAsync(repository, 2)];
        foreach (var image in images)
            await repository.Manifests.PutAsync(image, tag: null, Cancellation);

        var index = SmallImages.Index(images);
        await repository.Manifests.PutAsync(index, "1.0", Cancellation);
        return (index, images);
    }

    private async Task<Repository> RepositoryAsync(bool docker)
    {
        if (!docker)
            return (await FakeAsync()).Client().Repository("shop/calc");

        var registry = await DockerRegistry.StartAsync();
        _registries.Add(registry);
        return Client(registry.Address).Repository("shop/calc");
    }

    private RegistryClient Client(RegistryAddress address)
    {
        RegistryClient client = new(address, new AnonymousCredentials(), FakeRegistry.Hasty);
        _clients.Add(client);
        return client;
    }

    private async Task<FakeRegistry> FakeAsync()
    {
        var registry = await FakeRegistry.StartAsync();
        registry.Content.HasReferrersApi = true;
        _registries.Add(registry);
        return registry;
    }

    private sealed class Told : IProgress<CopyEvent>
    {
        public ConcurrentQueue<CopyEvent> Events { get; } = [];

        public void Report(CopyEvent value) => Events.Enqueue(value);
    }
}
