using System.Text;
using Dobos.Registries;

namespace Dobos.Tests.Registries;

public sealed class ManifestTests
{
    private const string Sha = "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    [Test]
    public void What_is_not_needed_may_be_anything_and_the_bytes_stay_as_they_are()
    {
        var bytes = Encoding.UTF8.GetBytes($$"""{ "mediaType":"{{MediaTypes.OciManifest}}", "x":[1], "layers":[{"mediaType":"l","digest":"{{Sha}}","size":3,"annotations":{"a":"b"} }], "config":null }""");
        var manifest = Manifest.Parse(bytes);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(manifest.Bytes.ToArray(), Is.EqualTo(bytes));
            Assert.That(manifest.Digest, Is.EqualTo(Digest.Of(bytes)));
            Assert.That(manifest.Config, Is.Null);
            Assert.That(manifest.Layers.Single().Annotations["a"], Is.EqualTo("b"));
        }
    }

    [TestCase("""{"layers":[]}""", MediaTypes.DockerManifest, MediaTypes.DockerManifest)]
    [TestCase("""{"layers":[]}""", "text/plain", MediaTypes.OciManifest)]
    [TestCase("""{"manifests":[]}""", null, MediaTypes.OciIndex)]
    [TestCase($$"""{"manifests":[],"mediaType":"{{MediaTypes.DockerList}}"}""", MediaTypes.OciIndex, MediaTypes.DockerList)]
    public void What_it_is_it_says_itself_or_the_registry_or_its_members(string json, string? said, string type) =>
        Assert.That(Manifest.Parse(Encoding.UTF8.GetBytes(json), said).MediaType, Is.EqualTo(type));

    [TestCase("")]
    [TestCase("<html>")]
    [TestCase("[]")]
    [TestCase("{}")]
    [TestCase("""{"schemaVersion":1,"fsLayers":[]}""")]
    [TestCase("""{"layers":[{"digest":"sha256:12","size":1}]}""")]
    [TestCase("""{"layers":[{"size":1}]}""")]
    [TestCase($$"""{"layers":[{"digest":"{{Sha}}","size":-1}]}""")]
    [TestCase($$"""{"layers":[{"digest":"{{Sha}}","size":1e99}]}""")]
    [TestCase($$"""{"layers":[{"digest":5,"size":1}]}""")]
    [TestCase("""{"layers":[7]}""")]
    public void What_is_none_is_refused_with_a_sentence(string json) =>
        Assert.Throws<RegistryException>(() => Manifest.Parse(Encoding.UTF8.GetBytes(json)));

    [Test]
    public void A_layer_that_is_to_be_fetched_elsewhere_is_known_as_one()
    {
        var manifest = Manifest.Parse(Encoding.UTF8.GetBytes($$"""{"layers":[{"mediaType":"application/vnd.docker.image.rootfs.foreign.diff.tar.gzip","digest":"{{Sha}}","size":0,"urls":["https://example.org/x"]}]}"""));
        Assert.That(manifest.Layers.Single().IsForeign);
    }
}
