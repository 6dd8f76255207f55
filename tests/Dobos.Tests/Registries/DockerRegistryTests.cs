using Dobos.Failures;
using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries;

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

    [Test]
    public async Task Tags_are_listed_and_a_deleted_manifest_is_gone()
    {
        var image = await Images.ImageAsync(Repository);
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
    public async Task A_blob_that_rotted_on_the_registrys_disk_is_found_out()
    {
        var blob = await Repository.Blobs.PutAsync(Images.Bytes(100_000), "t", Cancellation);
        await File.WriteAllBytesAsync(Directory.GetFiles(_registry.BlobFolder, "data", SearchOption.AllDirectories).Single(), Images.Bytes(100_000, seed: 2), Cancellation);
        Assert.That((await Assert.ThrowsAsync<CorruptContentException>(() => Repository.Blobs.ReadAsync(blob, Cancellation)))!.Digest, Is.EqualTo(blob.Digest));
    }

    [Test]
    public async Task A_mount_makes_a_blob_appear_and_of_nothing_it_makes_nothing()
    {
        var blob = await Repository.Blobs.PutAsync(Images.Bytes(1000), "t", Cancellation);
        var other = _client.Repository("other");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await other.Blobs.MountAsync(blob.Digest, Repository, Cancellation), Is.True);
            Assert.That(await other.Blobs.ExistsAsync(blob.Digest, Cancellation), Is.True);
            Assert.That(await other.Blobs.MountAsync(Digest.Of([7]), Repository, Cancellation), Is.False);
        }
    }

    [Test]
    public async Task With_a_password_it_opens_and_without_or_with_another_it_says_who_was_refused()
    {
        await using var guarded = await DockerRegistry.StartAsync(password: true);
        using var signedIn = Client(guarded, new FixedLogin(new RegistryLogin.Password(DockerRegistry.User, new(DockerRegistry.Password), "a test")));
        using var wrong = Client(guarded, new FixedLogin(new RegistryLogin.Password(DockerRegistry.User, new("wr0ng"), "a test")));
        using var nobody = Client(guarded, new AnonymousCredentials());
        var bytes = Images.Bytes(2_000_000);
        var blob = Descriptor.Of("t", bytes);
        await signedIn.Repository("a").Blobs.PutAsync(blob, Images.Source(bytes), Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await signedIn.Repository("a").Blobs.ReadAsync(blob, Cancellation), Is.EqualTo(bytes));
            Assert.That(
                await Assert.ThrowsAsync<RegistryDeniedException>(() => wrong.Repository("a").Blobs.ReadAsync(blob, Cancellation)),
                Has.Message.Contains("401 UNAUTHORIZED: authentication required").And.Message.Contains("'pusher' (a test)").And.Message.Not.Contains("wr0ng"));
            Assert.That(await Assert.ThrowsAsync<RegistryDeniedException>(() => nobody.Repository("a").Blobs.ReadAsync(blob, Cancellation)), Has.Message.Contains("nobody (no credentials were given)"));
        }
    }

    [Test]
    public async Task A_registry_that_is_not_there_has_the_code_for_trying_again()
    {
        await _registry.DisposeAsync();
        using RegistryClient client = new(_registry.Address, new AnonymousCredentials(), FakeRegistry.Hasty);
        _registry = null!;
        var thrown = await Assert.ThrowsAsync<RegistryUnreachableException>(() => client.Repository("a").Tags.ListAsync(Cancellation));
        Assert.That(thrown!.Code, Is.EqualTo(ExitCode.Unreachable));
        Assert.That(thrown.Message, Does.Contain("refused"));
    }

    private static RegistryClient Client(DockerRegistry registry, IRegistryCredentials credentials) => new(registry.Address, credentials, FakeRegistry.Hasty);
}
