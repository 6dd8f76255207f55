using System.Text;
using Dobos.Failures;
using Dobos.Registries;
using Dobos.Releases;

namespace Dobos.Tests.Releases;

public sealed class ReleaseRecordTests
{
    private const string Image = "sha256:1111111111111111111111111111111111111111111111111111111111111111";
    private const string Chart = "sha256:2222222222222222222222222222222222222222222222222222222222222222";

    private static readonly ReleaseRecord Record = new("shop", "1.4.57", "0011", Digest.Parse(Image), Digest.Parse(Chart));

    private static readonly string Good =
        $$$"""{"service":"shop","version":"1.4.57","inputs":"0011","image":{"repository":"shop","digest":"{{{Image}}}"},"chart":{"repository":"charts/shop","digest":"{{{Chart}}}"}}""";

    private static IEnumerable<TestCaseData> Malformed =>
    [
        new("", "its document is malformed"),
        new("[]", "its document is malformed"),
        new(Good[..^1], "its document is malformed"),
        new(Good.Replace("\"version\":\"1.4.57\",", "", StringComparison.Ordinal), "its document is malformed"),
        new(Good.Replace("\"1.4.57\"", "\"\"", StringComparison.Ordinal), "'version' is empty"),
        new(Good.Replace("\"1.4.57\"", "1", StringComparison.Ordinal), "its document is malformed"),
        new(Good.Replace("\"inputs\"", "\"service\":\"shop\",\"inputs\"", StringComparison.Ordinal), "its document is malformed"),
        new(Good.Replace("\"inputs\"", "\"force\":true,\"inputs\"", StringComparison.Ordinal), "it has a member 'force'"),
        new(Good.Replace("sha256:1", "md5:1", StringComparison.Ordinal), "its image has no digest"),
        new(Good.Replace("\"charts/shop\"", "\"charts/other\"", StringComparison.Ordinal), "it names other repositories"),
    ];

    private static string Document => Encoding.UTF8.GetString(Bytes(Record.ToArtifact()));

    [Test]
    public void Its_bytes_follow_from_what_it_says_and_will_not_change_by_accident()
    {
        Assert.That(Document, Is.EqualTo(Good));
        Assert.That(Encoding.UTF8.GetString(Record.ToArtifact().Manifest.Bytes.Span), Is.EqualTo(
            $$$"""
            {"schemaVersion":2,"mediaType":"application/vnd.oci.image.manifest.v1+json","artifactType":"application/vnd.dobos.release.v1+json",
            "config":{"mediaType":"application/vnd.oci.empty.v1+json","digest":"sha256:44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a","size":2},
            "layers":[{"mediaType":"application/vnd.dobos.release.v1+json","digest":"{{{Digest.Of(Encoding.UTF8.GetBytes(Good))}}}","size":{{{Good.Length}}}}],
            "annotations":{"org.opencontainers.image.title":"shop","org.opencontainers.image.version":"1.4.57"}}
            """.ReplaceLineEndings("")));
    }

    [Test]
    public void What_was_written_is_read() => Assert.That(new RecordReader("there").Read(Encoding.UTF8.GetBytes(Good)), Is.EqualTo(Record));

    [TestCaseSource(nameof(Malformed))]
    public void What_is_not_understood_is_refused(string document, string reason)
    {
        var refused = Assert.Throws<RecordException>(() => new RecordReader("there:1").Read(Encoding.UTF8.GetBytes(document)))!;
        Assert.That(refused.Code, Is.EqualTo(ExitCode.Refused));
        Assert.That(refused.Message, Does.StartWith("What there:1 holds is no release record that can be used: ").And.Contain(reason));
    }

    [TestCase("application/vnd.dobos.release.v1+json", "application/vnd.dobos.release.v2+json", "its type is application/vnd.dobos.release.v2+json")]
    [TestCase("\"layers\":[", "\"layers\":[{\"mediaType\":\"x\",\"digest\":\"sha256:2222222222222222222222222222222222222222222222222222222222222222\",\"size\":1},", "it is not one document")]
    public void An_artifact_of_another_form_is_refused(string before, string after, string reason)
    {
        var text = Encoding.UTF8.GetString(Record.ToArtifact().Manifest.Bytes.Span).Replace(before, after, StringComparison.Ordinal);
        var refused = Assert.Throws<RecordException>(() => new RecordReader("there:1").Document(Manifest.Parse(Encoding.UTF8.GetBytes(text))))!;
        Assert.That(refused.Message, Does.Contain(reason));
    }

    private static byte[] Bytes(Artifact artifact)
    {
        using var stream = artifact.Content(artifact.Manifest.Layers.Single().Digest)(CancellationToken.None).Result;
        using MemoryStream bytes = new();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }
}
