using Dobos.Failures;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Registries.Copying;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries;

/// <summary>What our client and a registry make of each other, whichever registry it is.</summary>
public abstract class RegistryContract
{
    private IRunningRegistry _registry = null!;
    private RegistryClient _client = null!;

    protected static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    protected Repository Repository => _client.Repository("shop/calc");

    /// <summary>The registry, and nothing in it.</summary>
    protected abstract Task<IRunningRegistry> StartRegistryAsync();

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await StartRegistryAsync();
        _client = new(_registry.Address, _registry.Credentials, FakeRegistry.Hasty);
    }

    [TearDown]
    public async Task EndAsync()
    {
        _client?.Dispose();
        if (_registry is not null)
            await _registry.DisposeAsync();
    }

    [Test]
    public async Task A_blob_that_was_pushed_is_pulled_byte_for_byte()
    {
        var bytes = SmallImages.Bytes(5_000_000);
        var blob = Descriptor.Of("application/octet-stream", bytes);
        Assert.That(await Repository.Blobs.ExistsAsync(blob.Digest, Cancellation), Is.False);
        await Repository.Blobs.PutAsync(blob, SmallImages.Source(bytes), Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Repository.Blobs.ExistsAsync(blob.Digest, Cancellation), Is.True);
            Assert.That(await Repository.Blobs.ReadAsync(blob, Cancellation), Is.EqualTo(bytes));
        }
    }

    [Test]
    public async Task A_manifest_that_was_pushed_is_found_by_its_tag_and_pulled_byte_for_byte()
    {
        var image = await SmallImages.ImageAsync(Repository);
        Assert.That(await Repository.Manifests.FindAsync("1.0", Cancellation), Is.Null);
        await Repository.Manifests.PutAsync(image, "1.0", Cancellation);
        var pulled = await Repository.Manifests.GetAsync("1.0", Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Repository.Manifests.FindAsync("1.0", Cancellation), Is.EqualTo(image.Digest));
            Assert.That(pulled.Bytes.ToArray(), Is.EqualTo(image.Bytes.ToArray()));
            Assert.That((pulled.MediaType, pulled.Config!.MediaType, pulled.Layers.Count), Is.EqualTo((MediaTypes.OciManifest, MediaTypes.OciConfig, 1)));
        }
    }

    [Test]
    public async Task Tags_are_listed_and_a_deleted_manifest_is_gone()
    {
        var image = await SmallImages.ImageAsync(Repository);
        foreach (var tag in (string[])["1.0", "1.1", "2.0"])
            await Repository.Manifests.PutAsync(image, tag, Cancellation);

        Assert.That(await Repository.Tags.ListAsync(Cancellation), Is.EquivalentTo(["1.0", "1.1", "2.0"]));
        Assert.That(await Repository.Manifests.DeleteAsync(image.Digest, Cancellation), Is.True);
        Assert.That(await Repository.Manifests.FindAsync(image.Digest.Value, Cancellation), Is.Null);
        Assert.That(await _client.Repository("nothing/here").Tags.ListAsync(Cancellation), Is.Empty);
    }

    [Test]
    public async Task A_blob_of_no_bytes_and_one_from_a_file_come_and_go()
    {
        using TestFolder folder = new();
        var file = folder.Write("layer", new string('x', 100_000));
        var fromFile = await Repository.Blobs.PutFileAsync(file, "t", Cancellation);
        var empty = await Repository.Blobs.PutAsync(ReadOnlyMemory<byte>.Empty, "t", Cancellation);
        await Repository.Blobs.DownloadAsync(fromFile, folder.File("back"), Cancellation);
        Assert.That(await File.ReadAllTextAsync(folder.File("back"), Cancellation), Is.EqualTo(new string('x', 100_000)));
        Assert.That(await Repository.Blobs.ReadAsync(empty, Cancellation), Is.Empty);
    }

    [Test]
    public async Task A_mount_makes_a_blob_appear_and_of_nothing_it_makes_nothing()
    {
        var blob = await Repository.Blobs.PutAsync(SmallImages.Bytes(1000), "t", Cancellation);
        var other = _client.Repository("other");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await other.Blobs.MountAsync(blob.Digest, Repository, Cancellation), Is.True);
            Assert.That(await other.Blobs.ExistsAsync(blob.Digest, Cancellation), Is.True);
            Assert.That(await other.Blobs.MountAsync(Digest.Of([7]), Repository, Cancellation), Is.False);
        }
    }

    [Test]
    public async Task A_registry_that_is_not_there_has_the_code_for_trying_again()
    {
        using RegistryClient client = new(_registry.Address, new AnonymousCredentials(), FakeRegistry.Hasty);
        await _registry.DisposeAsync();
        _registry = null!;
        var thrown = await Assert.ThrowsAsync<RegistryUnreachableException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Unreachable));
        Assert.That(thrown.Message, Does.Contain("refused"));
    }

    [Test]
    public async Task An_index_is_copied_within_the_registry_with_what_refers_to_it()
    {
        var image = await SmallImages.ImageAsync(Repository);
        await Repository.Manifests.PutAsync(image, tag: null, Cancellation);
        var index = SmallImages.Index(image);
        await Repository.Manifests.PutAsync(index, "1.0", Cancellation);
        var referrer = await SmallImages.ReferrerAsync(Repository, index, "application/x.signature");
        await Repository.Referrers.PutAsync(referrer, Cancellation);
        var other = _client.Repository("other");
        var result = await new ArtifactCopier(Repository, other) { WithReferrers = true }.CopyAsync(index.Digest, "1.0", Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(result.Copied, Is.Zero);
            Assert.That(await other.Manifests.FindAsync("1.0", Cancellation), Is.EqualTo(index.Digest));
            Assert.That((await other.Referrers.ListAsync(index.Digest, null, Cancellation)).Select(one => one.Digest), Is.EqualTo([referrer.Digest]));
        }
    }
}
