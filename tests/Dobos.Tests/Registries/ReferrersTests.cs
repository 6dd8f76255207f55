using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries;

public sealed class ReferrersTests
{
    private const string Type = "application/vnd.dobos.evidence.v1+json";

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    [TestCase(true)]
    [TestCase(false)]
    public async Task A_referrer_is_listed_with_or_without_the_API_with_its_type_and_annotations(bool api)
    {
        await using var registry = await FakeRegistry.StartAsync();
        registry.Content.HasReferrersApi = api;
        using var client = registry.Client();
        var repository = client.Repository("releases/calc");
        var image = await SmallImages.ImageAsync(repository);
        Assert.That(await repository.Referrers.ListAsync(image.Digest, null, Cancellation), Is.Empty);
        var referrer = await SmallImages.ReferrerAsync(repository, image, Type);
        await repository.Referrers.PutAsync(referrer, Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((await repository.Referrers.ListAsync(image.Digest, null, Cancellation)).Single(), Has.Property("Digest").EqualTo(referrer.Digest).And.Property("ArtifactType").EqualTo(Type));
            Assert.That(await repository.Referrers.ListAsync(image.Digest, "application/other", Cancellation), Is.Empty);
            Assert.That(registry.Content.Manifests.ContainsKey(("releases/calc", image.Digest.ReferrersTag)), Is.Not.EqualTo(api));
        }
    }

    [Test]
    public async Task Without_the_API_what_others_wrote_into_the_index_stays_as_it_is()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = registry.Client();
        var repository = client.Repository("a");
        var image = await SmallImages.ImageAsync(repository);
        var foreign = SmallImages.Manifest(new { schemaVersion = 2, mediaType = MediaTypes.OciIndex, x = "kept", manifests = new[] { new { mediaType = "m", digest = $"{Digest.Of([1])}", size = 1, y = "kept too" } } });
        registry.Content.Manifests[("a", image.Digest.ReferrersTag)] = foreign;
        await repository.Referrers.PutAsync(await SmallImages.ReferrerAsync(repository, image, Type), Cancellation);
        var index = registry.Content.Manifests[("a", image.Digest.ReferrersTag)];
        using (Assert.EnterMultipleScope())
        {
            Assert.That(index.Manifests, Has.Count.EqualTo(2));
            Assert.That(System.Text.Encoding.UTF8.GetString(index.Bytes.Span), Does.Contain("\"x\":\"kept\"").And.Contain("\"y\":\"kept too\""));
        }
    }

    [Test]
    public async Task To_put_the_same_referrer_twice_is_to_put_it_once()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = registry.Client();
        var repository = client.Repository("a");
        var image = await SmallImages.ImageAsync(repository);
        var referrer = await SmallImages.ReferrerAsync(repository, image, Type);
        await repository.Referrers.PutAsync(referrer, Cancellation);
        await repository.Referrers.PutAsync(referrer, Cancellation);
        Assert.That(await repository.Referrers.ListAsync(image.Digest, null, Cancellation), Has.Count.EqualTo(1));
        Assert.That(registry.Count($"PUT /v2/a/manifests/{image.Digest.ReferrersTag}"), Is.EqualTo(1));
    }

    [Test]
    public async Task An_entry_that_another_writer_overwrote_is_put_back_beside_his()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = registry.Client();
        var repository = client.Repository("a");
        var image = await SmallImages.ImageAsync(repository);
        var (key, his) = (("a", image.Digest.ReferrersTag), SmallImages.Index(await SmallImages.ImageAsync(repository, seed: 9)));
        var left = 1;
        registry.Faults.Enqueue(async context =>
        {
            if (context.Request.Method is not "PUT" || !context.Request.Path.Value!.EndsWith(key.ReferrersTag, StringComparison.Ordinal) || Interlocked.Exchange(ref left, 0) == 0)
                return false;

            // He had read before we wrote, and writes after it.
            await registry.Content.AnswerAsync(context);
            registry.Content.Manifests[key] = his;
            return true;
        });
        var referrer = await SmallImages.ReferrerAsync(repository, image, Type);
        await repository.Referrers.PutAsync(referrer, Cancellation);
        Assert.That(registry.Content.Manifests[key].Manifests.Select(one => one.Digest), Is.EquivalentTo([his.Manifests[0].Digest, referrer.Digest]));
    }

    [Test]
    public async Task Of_writers_at_one_time_none_is_lost_in_a_registry_without_the_API()
    {
        await using var registry = await DockerRegistry.StartAsync();
        RegistryClient[] clients = [.. Enumerable.Range(0, 3).Select(_ => new RegistryClient(registry.Address, new AnonymousCredentials(), FakeRegistry.Hasty with { Settle = TimeSpan.FromMilliseconds(1500) }))];
        Repository[] writers = [.. clients.Select(client => client.Repository("releases/calc"))];
        var image = await SmallImages.ImageAsync(writers[0]);
        await writers[0].Manifests.PutAsync(image, "1.0", Cancellation);
        List<Manifest> referrers = [];
        for (var n = 0; n < 6; n++)
            referrers.Add(await SmallImages.ReferrerAsync(writers[0], image, Type, seed: n));

        await Task.WhenAll(referrers.Select((referrer, n) => writers[n % 3].Referrers.PutAsync(referrer, Cancellation)));
        Assert.That((await writers[0].Referrers.ListAsync(image.Digest, Type, Cancellation)).Select(one => one.Digest), Is.EquivalentTo(referrers.Select(one => one.Digest)));
        Array.ForEach(clients, client => client.Dispose());
    }

    [Test]
    public async Task What_refers_to_nothing_is_no_referrer()
    {
        await using var registry = await FakeRegistry.StartAsync();
        using var client = registry.Client();
        var image = await SmallImages.ImageAsync(client.Repository("a"));
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => client.Repository("a").Referrers.PutAsync(image, Cancellation));
        Assert.That(thrown!.Message, Does.Contain("refers to nothing"));
    }
}
