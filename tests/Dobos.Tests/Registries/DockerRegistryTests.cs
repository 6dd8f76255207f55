using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries;

/// <summary>The registry that others run: without a referrers API.</summary>
public sealed class DockerRegistryTests : RegistryContract
{
    private DockerRegistry _docker = null!;

    protected override async Task<IRunningRegistry> StartRegistryAsync() => _docker = await DockerRegistry.StartAsync();

    [Test]
    public async Task A_blob_that_rotted_on_the_registrys_disk_is_found_out()
    {
        var blob = await Repository.Blobs.PutAsync(SmallImages.Bytes(100_000), "t", Cancellation);
        await File.WriteAllBytesAsync(Directory.GetFiles(_docker.BlobFolder, "data", SearchOption.AllDirectories).Single(), SmallImages.Bytes(100_000, seed: 2), Cancellation);
        Assert.That((await Assert.ThrowsAsync<CorruptContentException>(() => Repository.Blobs.ReadAsync(blob, Cancellation)))!.Digest, Is.EqualTo(blob.Digest));
    }

    [Test]
    public async Task With_a_password_it_opens_and_without_or_with_another_it_says_who_was_refused()
    {
        await using var guarded = await DockerRegistry.StartAsync(password: true);
        using var signedIn = Client(guarded, new FixedLogin(new RegistryLogin.Password(DockerRegistry.User, new(DockerRegistry.Password), "a test")));
        using var wrong = Client(guarded, new FixedLogin(new RegistryLogin.Password(DockerRegistry.User, new("wr0ng"), "a test")));
        using var nobody = Client(guarded, new AnonymousCredentials());
        var bytes = SmallImages.Bytes(2_000_000);
        var blob = Descriptor.Of("t", bytes);
        await signedIn.Repository("a").Blobs.PutAsync(blob, SmallImages.Source(bytes), Cancellation);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await signedIn.Repository("a").Blobs.ReadAsync(blob, Cancellation), Is.EqualTo(bytes));
            Assert.That(
                await Assert.ThrowsAsync<RegistryDeniedException>(() => wrong.Repository("a").Blobs.ReadAsync(blob, Cancellation)),
                Has.Message.Contains("401 UNAUTHORIZED: authentication required").And.Message.Contains("'pusher' (a test)").And.Message.Not.Contains("wr0ng"));
            Assert.That(await Assert.ThrowsAsync<RegistryDeniedException>(() => nobody.Repository("a").Blobs.ReadAsync(blob, Cancellation)), Has.Message.Contains("nobody (no credentials were given)"));
        }
    }

    private static RegistryClient Client(DockerRegistry registry, IRegistryCredentials credentials) => new(registry.Address, credentials, FakeRegistry.Hasty);
}
