using Dobos.Registry;
using Dobos.Registry.Auth;
using Dobos.Tests.Registry.Fakes;

namespace Dobos.Tests.Registry;

/// <summary>Against the registry that others run.</summary>
public sealed class DockerRegistryTests
{
    private DockerRegistry _registry = null!;
    private RegistryClient _client = null!;

    private static CancellationToken Cancellation => TestContext.CurrentContext.CancellationToken;

    private Repository Repository => _client.Repository("shop/calc");

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await DockerRegistry.StartAsync();
        _client = new(_registry.Address, new AnonymousCredentials());
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
        var bytes = Images.Bytes(5_000_000);
        var blob = Descriptor.Of("application/octet-stream", bytes);
        Assert.That(await Repository.Blobs.ExistsAsync(blob.Digest, Cancellation), Is.False);
        await Repository.Blobs.PutAsync(blob, Images.Source(bytes), Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await Repository.Blobs.ExistsAsync(blob.Digest, Cancellation), Is.True);
            Assert.That(await Repository.Blobs.ReadAsync(blob, Cancellation), Is.EqualTo(bytes));
        }
    }

    [Test]
    public async Task A_manifest_that_was_pushed_is_found_by_its_tag_and_pulled_byte_for_byte()
    {
        var image = await Images.ImageAsync(Repository);
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
}
