using Dobos.Registries;
using Dobos.Registries.Auth;
using Dobos.Releases;
using Dobos.Tests.Registries.Fakes;
using Dobos.Tests.Releases.Fakes;

namespace Dobos.Tests.Releases;

/// <summary>On a real registry, whose disk tells what was changed.</summary>
public sealed class OtherBytesTests
{
    [Test]
    public async Task The_registrys_disk_is_as_it_was_after_a_refusal()
    {
        using ReleaseWorkshop shop = new();
        await using var registry = await DockerRegistry.StartAsync();
        using RegistryClient client = new(registry.Address, new AnonymousCredentials(), FakeRegistry.Hasty);
        await shop.PublishAsync(shop.Candidate(), client, TestContext.CurrentContext.CancellationToken);
        var before = Content(registry);

        await Assert.ThrowsAsync<ReleaseRefusedException>(() => shop.PublishAsync(shop.Candidate(css: "p { }"), client, TestContext.CurrentContext.CancellationToken));
        Assert.That(Content(registry), Is.EqualTo(before));
        Assert.That(before, Is.Not.Empty);
    }

    private static string[] Content(DockerRegistry registry) =>
    [
        .. Directory.EnumerateFiles(Path.GetDirectoryName(registry.BlobFolder)!, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => $"{file} {Digest.Of(File.ReadAllBytes(file))}"),
    ];
}
