using System.Net;

namespace Dobos.Offline.Tests.Registries;

public sealed class BlobTests
{
    private static readonly byte[] Content = "0123456789"u8.ToArray();

    private ServedRegistry _registry = null!;
    private string _blob = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await ServedRegistry.StartAsync();
        _blob = $"/v2/a/b/blobs/{await _registry.PushBlobAsync("a/b", Content)}";
    }

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [Test]
    public async Task A_blob_comes_back_with_its_digest_and_length()
    {
        using var answer = await _registry.SendAsync("GET", _blob);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(await answer.Content.ReadAsByteArrayAsync(), Is.EqualTo(Content));
            Assert.That(answer.Headers.GetValues("Docker-Content-Digest"), Is.EqualTo(new[] { TinyImage.DigestOf(Content) }));
            Assert.That(answer.Headers.AcceptRanges, Does.Contain("bytes"));
        }
    }

    [Test]
    public async Task A_heads_answer_has_the_whole_length_and_no_body()
    {
        using var answer = await _registry.SendAsync("HEAD", _blob, headers: [("Range", "bytes=0-0")]);
        Assert.That(
            (answer.StatusCode, answer.Content.Headers.ContentLength, (await answer.Content.ReadAsByteArrayAsync()).Length),
            Is.EqualTo((HttpStatusCode.OK, (long?)10, 0)));
    }

    [Test]
    public async Task A_large_blob_comes_back_byte_for_byte()
    {
        var large = new byte[5_000_003];
        new Random(1).NextBytes(large);
        var digest = await _registry.PushBlobAsync("a/b", large);
        Assert.That(TinyImage.DigestOf(await _registry.Http.GetByteArrayAsync($"/v2/a/b/blobs/{digest}")), Is.EqualTo(digest));
    }

    [TestCase("bytes=0-0", "0", "bytes 0-0/10")]
    [TestCase("bytes=2-5", "2345", "bytes 2-5/10")]
    [TestCase("bytes=7-", "789", "bytes 7-9/10")]
    [TestCase("bytes=7-100", "789", "bytes 7-9/10")]
    [TestCase("bytes=-3", "789", "bytes 7-9/10")]
    [TestCase("bytes=-30", "0123456789", "bytes 0-9/10")]
    public async Task A_range_is_answered_with_that_part(string range, string part, string contentRange)
    {
        using var answer = await _registry.SendAsync("GET", _blob, headers: [("Range", range)]);
        Assert.That(
            (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentRange!.ToString()),
            Is.EqualTo((HttpStatusCode.PartialContent, part, contentRange)));
    }

    [TestCase("bytes=10-")]
    [TestCase("bytes=5-2")]
    [TestCase("bytes=-0")]
    [TestCase("bytes=a-b")]
    [TestCase("nonsense")]
    [TestCase("bytes=99999999999999999999999-")]
    public async Task A_range_that_is_not_there_is_refused(string range) =>
        Assert.That(await _registry.RefusalAsync("GET", _blob, headers: [("Range", range)]), Is.EqualTo((416, "SIZE_INVALID")));

    [Test]
    public async Task Several_ranges_at_once_are_answered_with_the_whole()
    {
        using var answer = await _registry.SendAsync("GET", _blob, headers: [("Range", "bytes=0-1,4-5")]);
        Assert.That((answer.StatusCode, (await answer.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.OK, 10)));
    }

    [Test]
    public async Task A_blob_is_in_the_repository_that_it_was_pushed_to_and_in_no_other() =>
        Assert.That(await _registry.RefusalAsync("GET", _blob.Replace("a/b", "a/c")), Is.EqualTo((404, "BLOB_UNKNOWN")));

    [Test]
    public async Task A_deleted_blob_is_gone_there_and_nowhere_else()
    {
        await _registry.PushBlobAsync("a/c", Content);
        var deleted = await _registry.StatusAsync("DELETE", _blob);
        Assert.That(
            (deleted, await _registry.StatusAsync("HEAD", _blob), await _registry.StatusAsync("DELETE", _blob), await _registry.StatusAsync("GET", _blob.Replace("a/b", "a/c"))),
            Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task A_blob_whose_file_somebody_deleted_is_unknown_and_can_be_pushed_again()
    {
        Directory.Delete(Path.Combine(_registry.State, "blobs"), recursive: true);
        var lost = await _registry.StatusAsync("HEAD", _blob);
        await _registry.PushBlobAsync("a/b", Content);
        Assert.That((lost, await _registry.StatusAsync("HEAD", _blob)), Is.EqualTo((HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [TestCase("sha256:abc")]
    [TestCase("md5:d41d8cd98f00b204e9800998ecf8427e")]
    [TestCase("sha256:E3B0C44298FC1C149AFBF4C8996FB92427AE41E4649B934CA495991B7852B855")]
    public async Task What_is_no_digest_is_refused(string digest) =>
        Assert.That(await _registry.RefusalAsync("GET", $"/v2/a/b/blobs/{digest}"), Is.EqualTo((400, "DIGEST_INVALID")));
}
