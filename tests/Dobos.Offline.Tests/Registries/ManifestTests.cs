using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Dobos.Offline.Tests.Registries;

public sealed class ManifestTests
{
    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [TestCase("GET", "1.4.57")]
    [TestCase("HEAD", "1.4.57")]
    [TestCase("GET", "digest")]
    [TestCase("HEAD", "digest")]
    public async Task A_manifest_is_found_by_tag_and_by_digest(string method, string reference)
    {
        var image = await _registry.PushAsync("calc/backend", "1.4.57");
        using var answer = await _registry.SendAsync(method, $"/v2/calc/backend/manifests/{(reference is "digest" ? image.Digest : reference)}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(answer.Headers.GetValues("Docker-Content-Digest"), Is.EqualTo(new[] { image.Digest }));
            Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo(TinyImage.Types.Manifest));
            Assert.That(answer.Content.Headers.ContentLength, Is.EqualTo(image.Manifest.Length));
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(method is "GET" ? image.Manifest : []));
        }
    }

    [TestCase("application/vnd.oci.image.manifest.v1+json")]
    [TestCase("application/vnd.docker.distribution.manifest.v2+json")]
    public async Task An_image_keeps_the_media_type_that_it_was_pushed_as(string type)
    {
        await _registry.PushBlobAsync("a", "{}"u8.ToArray());
        await _registry.PutAsync("a", "1", Image($"\"mediaType\": \"{type}\","), type);
        Assert.That(await TypeAsync("/v2/a/manifests/1"), Is.EqualTo(type));
    }

    [TestCase("application/vnd.oci.image.index.v1+json")]
    [TestCase("application/vnd.docker.distribution.manifest.list.v2+json")]
    public async Task An_index_keeps_the_media_type_that_it_was_pushed_as(string type)
    {
        await _registry.PutAsync("a", "1", """{ "schemaVersion": 2, "manifests": [] }"""u8.ToArray(), type);
        Assert.That(await TypeAsync("/v2/a/manifests/1"), Is.EqualTo(type));
    }

    [Test]
    public async Task A_manifest_that_says_what_it_is_needs_no_content_type()
    {
        var image = await _registry.PushAsync("a", "1");
        using var put = await _registry.SendAsync("PUT", "/v2/a/manifests/2", image.Manifest);
        Assert.That((put.StatusCode, await TypeAsync("/v2/a/manifests/2")), Is.EqualTo((HttpStatusCode.Created, TinyImage.Types.Manifest)));
    }

    [Test]
    public async Task A_pushed_manifest_is_told_its_place_and_its_subject()
    {
        var image = await _registry.PushAsync("a", "1");
        using var put = await _registry.SendAsync("PUT", "/v2/a/manifests/2", image.Manifest, TinyImage.Types.Manifest);
        await _registry.PushBlobAsync("a", "{}"u8.ToArray());
        using var referrer = await _registry.SendAsync("PUT", "/v2/a/manifests/3", TinyImage.Referrer(image.Digest, "t"), TinyImage.Types.Manifest);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(put.Headers.Location!.ToString(), Is.EqualTo($"/v2/a/manifests/{image.Digest}"));
            Assert.That(put.Headers.GetValues("Docker-Content-Digest"), Is.EqualTo(new[] { image.Digest }));
            Assert.That(put.Headers.Contains("OCI-Subject"), Is.False);
            Assert.That(referrer.Headers.GetValues("OCI-Subject"), Is.EqualTo(new[] { image.Digest }));
        }
    }

    [Test]
    public async Task A_manifest_whose_blobs_are_not_here_is_refused_with_their_names()
    {
        TinyImage image = new();
        await _registry.PushBlobAsync("a", image.Blobs[image.Config]);
        using var answer = await _registry.SendAsync("PUT", "/v2/a/manifests/1", image.Manifest, TinyImage.Types.Manifest);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain(image.Layer).And.Not.Contain(image.Config));
            Assert.That(await ServedRegistry.RefusalAsync(answer), Is.EqualTo((400, "MANIFEST_BLOB_UNKNOWN")));
            Assert.That(await _registry.StatusAsync("HEAD", "/v2/a/manifests/1"), Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [Test]
    public async Task An_index_whose_manifests_are_not_here_is_refused() =>
        Assert.That(
            await _registry.RefusalAsync("PUT", "/v2/a/manifests/1", TinyImage.Index(new TinyImage()), TinyImage.Types.Index),
            Is.EqualTo((400, "MANIFEST_BLOB_UNKNOWN")));

    [Test]
    public async Task A_layer_that_lies_at_addresses_of_its_own_need_not_be_here()
    {
        await _registry.PushBlobAsync("a", "{}"u8.ToArray());
        var layer = $$"""{ "mediaType": "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip", "digest": "{{TinyImage.DigestOf([1])}}", "size": 1, "urls": ["https://example.com/1"] }""";
        await _registry.PutAsync("a", "1", Image("", layer));
    }

    [Test]
    public async Task A_manifest_pushed_by_digest_must_have_that_digest()
    {
        var image = await _registry.PushAsync("a", "1");
        Assert.That(
            await _registry.RefusalAsync("PUT", $"/v2/a/manifests/{TinyImage.DigestOf([1])}", image.Manifest, TinyImage.Types.Manifest),
            Is.EqualTo((400, "DIGEST_INVALID")));
    }

    [Test]
    public async Task A_manifest_may_be_named_by_sha512()
    {
        var image = await _registry.PushAsync("a", "1");
        var digest = $"sha512:{Convert.ToHexStringLower(SHA512.HashData(image.Manifest))}";
        await _registry.PutAsync("a", digest, image.Manifest);
        Assert.That(await _registry.Http.GetByteArrayAsync($"/v2/a/manifests/{digest}"), Is.EqualTo(image.Manifest));
    }

    [TestCase("", "The manifest is not JSON: line 1, byte 1.")]
    [TestCase("{ \"schemaVersion\": 2, \"config\"", "The manifest is not JSON: line 1, byte 31.")]
    [TestCase("[]", "The manifest is no JSON object.")]
    [TestCase("""{ "schemaVersion": 1 }""", "The manifest's schemaVersion must be 2.")]
    [TestCase("""{ "schemaVersion": 2, "layers": [] }""", "The manifest has no 'config'.")]
    [TestCase("""{ "schemaVersion": 2, "config": 3, "layers": [] }""", "The manifest's 'config' is missing or not what it must be.")]
    [TestCase("""{ "schemaVersion": 2, "config": { "digest": "../x", "size": 1 }, "layers": [] }""", "The manifest's 'config.digest' is missing or not what it must be.")]
    [TestCase("""{ "schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [] }""", "The manifest's mediaType is application/vnd.oci.image.index.v1+json, but it was sent as application/vnd.oci.image.manifest.v1+json.")]
    public async Task A_manifest_that_is_none_is_refused_with_a_reason(string content, string reason)
    {
        using var answer = await _registry.SendAsync("PUT", "/v2/a/manifests/1", Encoding.UTF8.GetBytes(content), TinyImage.Types.Manifest);
        Assert.That(System.Text.Json.Nodes.JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]![0]!["message"]!.GetValue<string>(), Is.EqualTo(reason));
        Assert.That(await ServedRegistry.RefusalAsync(answer), Is.EqualTo((400, "MANIFEST_INVALID")));
    }

    [Test]
    public async Task A_media_type_that_is_not_known_is_refused() =>
        Assert.That(await _registry.RefusalAsync("PUT", "/v2/a/manifests/1", Image(""), "application/x-www-form-urlencoded"), Is.EqualTo((400, "MANIFEST_INVALID")));

    [Test]
    public async Task A_manifest_over_four_mebibytes_is_refused_whether_it_says_so_or_not()
    {
        var large = new byte[(4 * 1024 * 1024) + 1];
        var said = await _registry.RefusalAsync("PUT", "/v2/a/manifests/1", large, TinyImage.Types.Manifest);
        var streamed = await _registry.RefusalAsync("PUT", "/v2/a/manifests/1", large, TinyImage.Types.Manifest, ("Transfer-Encoding", "chunked"));
        Assert.That((said, streamed), Is.EqualTo(((413, "SIZE_INVALID"), (413, "SIZE_INVALID"))));
    }

    [Test]
    public async Task A_manifest_of_four_mebibytes_is_kept()
    {
        await _registry.PushBlobAsync("a", "{}"u8.ToArray());
        var small = Encoding.UTF8.GetString(Image(""));
        await _registry.PutAsync("a", "1", Encoding.UTF8.GetBytes(small.PadRight(4 * 1024 * 1024)));
    }

    [Test]
    public async Task A_tag_moves_and_what_it_named_stays()
    {
        var before = await _registry.PushAsync("a", "latest", new("before"));
        var after = await _registry.PushAsync("a", "latest", new("after"));
        Assert.That(
            (await _registry.Http.GetByteArrayAsync("/v2/a/manifests/latest"), await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{before.Digest}")),
            Is.EqualTo((after.Manifest, HttpStatusCode.OK)));
    }

    [Test]
    public async Task Of_many_pushes_of_one_tag_at_once_one_wins_and_none_is_torn()
    {
        var images = Enumerable.Range(0, 20).Select(number => new TinyImage($"{number}")).ToList();
        await Task.WhenAll(images.Select(image => _registry.PushAsync("a", "1", image)));
        var won = await _registry.Http.GetByteArrayAsync("/v2/a/manifests/1");
        await _registry.RestartAsync();
        Assert.That((images.Count(image => image.Manifest.AsSpan().SequenceEqual(won)), await _registry.Http.GetByteArrayAsync("/v2/a/manifests/1")), Is.EqualTo((1, won)));
    }

    [Test]
    public async Task A_deleted_tag_is_gone_and_its_manifest_stays()
    {
        var image = await _registry.PushAsync("a", "1");
        var deleted = await _registry.StatusAsync("DELETE", "/v2/a/manifests/1");
        Assert.That(
            (deleted, await _registry.StatusAsync("HEAD", "/v2/a/manifests/1"), await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{image.Digest}")),
            Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_deleted_manifest_is_gone_with_its_tags_and_what_refers_to_it()
    {
        var image = await _registry.PushAsync("a", "1");
        var untagged = await _registry.PushReferrerAsync("a", image.Digest, "untagged");
        var ofReferrer = await _registry.PushReferrerAsync("a", untagged, "of referrer");
        await _registry.PushReferrerAsync("a", image.Digest, "tagged", tag: "kept");
        var deleted = await _registry.StatusAsync("DELETE", $"/v2/a/manifests/{image.Digest}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(deleted, Is.EqualTo(HttpStatusCode.Accepted));
            foreach (var gone in new[] { "1", image.Digest, untagged, ofReferrer })
                Assert.That(await _registry.StatusAsync("HEAD", $"/v2/a/manifests/{gone}"), Is.EqualTo(HttpStatusCode.NotFound));

            Assert.That(await _registry.StatusAsync("HEAD", "/v2/a/manifests/kept"), Is.EqualTo(HttpStatusCode.OK));
        }
    }

    [TestCase("GET", "1")]
    [TestCase("DELETE", "1")]
    [TestCase("GET", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [TestCase("DELETE", "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    public async Task An_unknown_manifest_is_refused(string method, string reference) =>
        Assert.That(await _registry.RefusalAsync(method, $"/v2/a/manifests/{reference}"), Is.EqualTo((404, "MANIFEST_UNKNOWN")));

    private async Task<string?> TypeAsync(string path)
    {
        using var answer = await _registry.SendAsync("GET", path);
        return answer.Content.Headers.ContentType?.ToString();
    }

    private static byte[] Image(string member, string layer = "") => Encoding.UTF8.GetBytes($$"""
        { "schemaVersion": 2, {{member}} "config": { "mediaType": "application/json", "digest": "{{TinyImage.DigestOf("{}"u8.ToArray())}}", "size": 2 }, "layers": [{{layer}}] }
        """);
}
