using System.Text.Json;
using Dobos.Images;

namespace Dobos.Tests.Images;

public sealed class ImageReportTests
{
    private readonly ImageWorkshop _shop = new();

    [TearDown]
    public void Close() => _shop.Dispose();

    [Test]
    public void A_person_reads_the_digest_and_what_each_part_weighs()
    {
        var image = _shop.Compose();

        Assert.That(new ImageReport([image]).ToText(), Does.Match($@"^shop 1\.4\.57 is {image.ManifestDigest} \(base \d+ B, dependencies \d+ B, app \d+ B, config \d+ B\)$"));
    }

    [Test]
    public void A_machine_reads_every_blob()
    {
        var image = _shop.Compose();
        var read = JsonDocument.Parse(new ImageReport([image]).ToJson()).RootElement.GetProperty("images")[0];

        Assert.That(read.GetProperty("digest").GetString(), Is.EqualTo(image.ManifestDigest.Value));
        Assert.That(read.GetProperty("platform").GetString(), Is.EqualTo("linux/arm64"));
        Assert.That(
            read.GetProperty("blobs").EnumerateArray().Select(blob => (blob.GetProperty("origin").GetString(), blob.GetProperty("size").GetInt64())),
            Is.EqualTo(image.Blobs.Select(blob => ((string?)blob.Origin.ToString().ToLowerInvariant(), blob.Blob.Size))));
    }
}
