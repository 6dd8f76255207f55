using Dobos.Registries;
using Dobos.Registries.Copying;
using Dobos.Tests.Registries.Fakes;

namespace Dobos.Tests.Registries;

/// <summary>The registry of the box: with the referrers API, and with a password.</summary>
public sealed class OwnRegistryTests : RegistryContract
{
    [TestCase(true)]
    [TestCase(false)]
    public async Task What_refers_to_an_image_goes_with_it_from_a_registry_with_the_API_to_one_without_and_back(bool toDocker)
    {
        await using IRunningRegistry own = await OwnRegistry.StartAsync(), docker = await DockerRegistry.StartAsync();
        var (from, to) = toDocker ? (own, docker) : (docker, own);
        using RegistryClient source = new(from.Address, from.Credentials, FakeRegistry.Hasty), target = new(to.Address, to.Credentials, FakeRegistry.Hasty);
        var (images, copies) = (source.Repository("shop/calc"), target.Repository("shop/calc"));
        var image = await SmallImages.ImageAsync(images, size: 3_000_000);
        await images.Manifests.PutAsync(image, "1.0", Cancellation);
        var referrer = await SmallImages.ReferrerAsync(images, image, "application/x.signature");
        await images.Referrers.PutAsync(referrer, Cancellation);

        await new ArtifactCopier(images, copies) { WithReferrers = true }.CopyAsync(image.Digest, "1.0", Cancellation);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await copies.Manifests.FindAsync("1.0", Cancellation), Is.EqualTo(image.Digest));
            Assert.That(await copies.Blobs.ReadAsync(image.Layers[0], Cancellation), Is.EqualTo(await images.Blobs.ReadAsync(image.Layers[0], Cancellation)));
            Assert.That((await copies.Referrers.ListAsync(image.Digest, "application/x.signature", Cancellation)).Select(one => one.Digest), Is.EqualTo([referrer.Digest]));
        }
    }

    protected override async Task<IRunningRegistry> StartRegistryAsync() => await OwnRegistry.StartAsync();
}
