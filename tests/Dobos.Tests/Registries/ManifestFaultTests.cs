using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Tests.Registries.Fakes;
using Microsoft.AspNetCore.Http;

namespace Dobos.Tests.Registries;

public sealed class ManifestFaultTests
{
    private FakeRegistry _registry = null!;
    private RegistryClient _client = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private Repository Repository => _client.Repository("a");

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        _client = _registry.Client();
    }

    [TearDown]
    public async Task EndAsync()
    {
        _client.Dispose();
        await _registry.DisposeAsync();
    }

    [Test]
    public async Task A_push_whose_answer_was_lost_is_not_made_twice()
    {
        var image = await SmallImages.ImageAsync(Repository);
        var left = 1;
        _registry.Faults.Enqueue(async context =>
        {
            if (context.Request.Method is not "PUT" || Interlocked.Exchange(ref left, 0) == 0)
                return false;

            await _registry.Content.AnswerAsync(context);
            context.Abort();
            return true;
        });
        await Repository.Manifests.PutAsync(image, "1.0", Cancellation);
        Assert.That(_registry.Count("PUT /v2/a/manifests/"), Is.EqualTo(1));
    }

    [Test]
    public async Task A_digest_in_the_answer_that_is_not_the_bytes_is_corrupt()
    {
        var image = await SmallImages.ImageAsync(Repository);
        await Repository.Manifests.PutAsync(image, "1.0", Cancellation);
        var other = Digest.Of([1]);
        _registry.Faults.Enqueue(async context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers["Docker-Content-Digest"] = other.Value;
                return Task.CompletedTask;
            });
            return await Task.FromResult(false);
        });
        var thrown = await Assert.ThrowsAsync<CorruptContentException>(() => Repository.Manifests.GetAsync("1.0", Cancellation));
        Assert.That(thrown!.Digest, Is.EqualTo(other));
        Assert.That(await Assert.ThrowsAsync<RegistryException>(() => Repository.Manifests.PutAsync(image, "1.0", Cancellation)), Has.Message.Contains($"calls it {other}"));
    }

    [Test]
    public async Task Other_bytes_under_a_digest_are_corrupt()
    {
        var (image, other) = (await SmallImages.ImageAsync(Repository), await SmallImages.ImageAsync(Repository, seed: 2));
        _registry.Content.Manifests[("a", image.Digest.Value)] = other;
        var thrown = await Assert.ThrowsAsync<CorruptContentException>(() => Repository.Manifests.GetAsync(image.Digest, Cancellation));
        Assert.That(thrown!.Digest, Is.EqualTo(image.Digest));
    }

    [Test]
    public async Task A_page_in_place_of_a_manifest_is_no_manifest()
    {
        _registry.Faults.Enqueue(async context =>
        {
            context.Response.ContentType = "text/html";
            await context.Response.WriteAsync("<html>Please sign in</html>");
            return true;
        });
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Manifests.GetAsync("1.0", Cancellation));
        Assert.That(thrown!.Message, Does.Contain("is no manifest"));
    }

    [Test]
    public async Task A_manifest_without_end_is_not_read_to_it()
    {
        _registry.Faults.Enqueue(async context =>
        {
            while (!context.RequestAborted.IsCancellationRequested)
                await context.Response.Body.WriteAsync(new byte[100_000]);
            return true;
        });
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Manifests.GetAsync("1.0", Cancellation));
        Assert.That(thrown!.Message, Does.Contain("more than 4194304 bytes"));
    }

    [Test]
    public async Task What_is_not_there_is_null_or_a_sentence_as_one_asks()
    {
        var thrown = await Assert.ThrowsAsync<RegistryException>(() => Repository.Manifests.GetAsync("1.0", Cancellation));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Repository.Manifests.FindAsync("1.0", Cancellation), Is.Null);
            Assert.That(await Repository.Manifests.FindContentAsync("1.0", Cancellation), Is.Null);
            Assert.That(await Repository.Manifests.DeleteAsync(Digest.Of([1]), Cancellation), Is.False);
            Assert.That(thrown!.Message, Is.EqualTo($"{_registry.Address} has no manifest 'a:1.0'; check the repository and the name, or push it first."));
        }
    }

    [TestCase("../../v2/_catalog")]
    [TestCase("1.0?x")]
    [TestCase("")]
    [TestCase("sha256:12")]
    public async Task What_is_neither_tag_nor_digest_is_not_asked_for(string reference)
    {
        await Assert.ThrowsAsync<RegistryException>(() => Repository.Manifests.FindAsync(reference, Cancellation));
        Assert.That(_registry.Requests, Is.Empty);
    }

    [Test]
    public async Task A_registry_that_says_no_digest_is_asked_for_the_bytes()
    {
        var image = await SmallImages.ImageAsync(Repository);
        await Repository.Manifests.PutAsync(image, "1.0", Cancellation);
        _registry.Faults.Enqueue(context =>
        {
            context.Response.OnStarting(() =>
            {
                context.Response.Headers.Remove("Docker-Content-Digest");
                return Task.CompletedTask;
            });
            return Task.FromResult(false);
        });
        Assert.That(await Repository.Manifests.FindAsync("1.0", Cancellation), Is.EqualTo(image.Digest));
    }

    [Test]
    public async Task Of_two_pushes_of_one_tag_one_is_there_whole_afterwards()
    {
        await using var registry = await DockerRegistry.StartAsync();
        using RegistryClient one = new(registry.Address, new AnonymousCredentials());
        using RegistryClient two = new(registry.Address, new AnonymousCredentials());
        var (first, second) = (await SmallImages.ImageAsync(one.Repository("a"), 1), await SmallImages.ImageAsync(two.Repository("a"), 2));
        await Task.WhenAll(one.Repository("a").Manifests.PutAsync(first, "1.0", Cancellation), two.Repository("a").Manifests.PutAsync(second, "1.0", Cancellation));
        var there = await one.Repository("a").Manifests.GetAsync("1.0", Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(there.Digest, Is.AnyOf(first.Digest, second.Digest));
            Assert.That(await one.Repository("a").Blobs.ReadAsync(there.Layers[0], Cancellation), Has.Length.EqualTo(10_000));
            Assert.That(await one.Repository("a").Manifests.FindAsync(first.Digest.Value, Cancellation), Is.Not.Null);
            Assert.That(await one.Repository("a").Manifests.FindAsync(second.Digest.Value, Cancellation), Is.Not.Null);
        }
    }
}
