using System.Net;
using System.Security.Cryptography;

namespace Dobos.Offline.Tests.Registries;

public sealed class UploadTests
{
    private static readonly byte[] Content = "0123456789"u8.ToArray();
    private static readonly string Digest = TinyImage.DigestOf(Content);

    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync();

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [Test]
    public async Task A_blob_is_pushed_by_one_post()
    {
        using var answer = await _registry.SendAsync("POST", $"/v2/a/blobs/uploads/?digest={Digest}", Content);
        Assert.That((answer.StatusCode, Location(answer), await PulledAsync("a")), Is.EqualTo((HttpStatusCode.Created, $"/v2/a/blobs/{Digest}", "0123456789")));
    }

    [Test]
    public async Task A_blob_is_pushed_by_post_and_put()
    {
        var upload = await BeginAsync();
        using var answer = await _registry.SendAsync("PUT", $"{upload}?digest={Digest}", Content);
        Assert.That((answer.StatusCode, Location(answer), await PulledAsync("a")), Is.EqualTo((HttpStatusCode.Created, $"/v2/a/blobs/{Digest}", "0123456789")));
    }

    [Test]
    public async Task A_blob_is_pushed_as_a_stream_of_which_nobody_knows_the_length()
    {
        var upload = await BeginAsync();
        using var streamed = await _registry.SendAsync("PATCH", upload, Content, headers: [("Transfer-Encoding", "chunked")]);
        var finished = await _registry.StatusAsync("PUT", $"{upload}?digest={Digest}");
        Assert.That((streamed.StatusCode, finished, await PulledAsync("a")), Is.EqualTo((HttpStatusCode.Accepted, HttpStatusCode.Created, "0123456789")));
    }

    [Test]
    public async Task A_blob_is_pushed_in_chunks_and_the_last_may_come_with_the_put()
    {
        var upload = await BeginAsync();
        using var first = await ChunkAsync("PATCH", upload, "0-3", "0123");
        using var second = await ChunkAsync("PATCH", upload, "4-5", "45");
        using var last = await ChunkAsync("PUT", $"{upload}?digest={Digest}", "6-9", "6789");
        Assert.That(
            (Header(first, "Range"), Header(second, "Range"), last.StatusCode, await PulledAsync("a")),
            Is.EqualTo(("0-3", "0-5", HttpStatusCode.Created, "0123456789")));
    }

    [TestCase("5-9", "56789")]
    [TestCase("0-3", "0123")]
    public async Task A_chunk_out_of_order_is_refused_and_the_client_told_where_to_go_on(string range, string chunk)
    {
        var upload = await BeginAsync();
        using var first = await ChunkAsync("PATCH", upload, "0-3", "0123");
        using var wrong = await ChunkAsync("PATCH", upload, range, chunk);
        Assert.That(
            ((int)wrong.StatusCode, Header(wrong, "Range"), Location(wrong)),
            Is.EqualTo((416, "0-3", upload)));
    }

    [TestCase("x")]
    [TestCase("4-")]
    [TestCase("9-4")]
    [TestCase("-1-4")]
    [TestCase("99999999999999999999-99999999999999999999")]
    public async Task A_content_range_that_is_none_is_refused(string range)
    {
        using var answer = await ChunkAsync("PATCH", await BeginAsync(), range, "4567");
        Assert.That(await ServedRegistry.RefusalAsync(answer), Is.EqualTo((416, "BLOB_UPLOAD_INVALID")));
    }

    [Test]
    public async Task A_chunk_of_another_length_than_its_range_leaves_nothing()
    {
        var upload = await BeginAsync();
        using var wrong = await ChunkAsync("PATCH", upload, "0-3", "01");
        using var right = await ChunkAsync("PATCH", upload, "0-9", "0123456789");
        var finished = await _registry.StatusAsync("PUT", $"{upload}?digest={Digest}");
        Assert.That(((int)wrong.StatusCode, right.StatusCode, finished), Is.EqualTo((400, HttpStatusCode.Accepted, HttpStatusCode.Created)));
    }

    [Test]
    public async Task An_upload_says_how_far_it_is()
    {
        var upload = await BeginAsync();
        await _registry.StatusAsync("PATCH", upload, Content);
        using var answer = await _registry.SendAsync("GET", upload);
        Assert.That((answer.StatusCode, Header(answer, "Range"), Location(answer)), Is.EqualTo((HttpStatusCode.NoContent, "0-9", upload)));
    }

    [Test]
    public async Task A_cancelled_upload_is_gone_and_leaves_no_file()
    {
        var upload = await BeginAsync();
        var cancelled = await _registry.StatusAsync("DELETE", upload);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(cancelled, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(await _registry.RefusalAsync("GET", upload), Is.EqualTo((404, "BLOB_UPLOAD_UNKNOWN")));
            Assert.That(UploadFiles, Is.Empty);
        }
    }

    [TestCase("/v2/a/blobs/uploads/?digest=")]
    [TestCase("put")]
    public async Task Other_content_than_the_digest_says_is_refused_and_leaves_nothing(string path)
    {
        var target = path is "put" ? $"{await BeginAsync()}?digest=" : path;
        var refusal = await _registry.RefusalAsync(path is "put" ? "PUT" : "POST", $"{target}{Digest}", "other"u8.ToArray());
        Assert.That((refusal, UploadFiles.Length, await _registry.StatusAsync("HEAD", $"/v2/a/blobs/{Digest}")), Is.EqualTo(((400, "DIGEST_INVALID"), 0, HttpStatusCode.NotFound)));
    }

    [TestCase("")]
    [TestCase("?digest=sha256:12")]
    [TestCase("?digest=../../../etc/passwd")]
    public async Task An_upload_does_not_end_without_a_digest(string query) =>
        Assert.That(await _registry.RefusalAsync("PUT", $"{await BeginAsync()}{query}", Content), Is.EqualTo((400, "DIGEST_INVALID")));

    [TestCase("/v2/a/blobs/uploads/00000000000000000000000000000000")]
    [TestCase("/v2/a/blobs/uploads/..%2f..%2fpush.password")]
    public async Task An_unknown_upload_is_refused(string path) =>
        Assert.That(await _registry.RefusalAsync("PATCH", path, Content), Is.EqualTo((404, "BLOB_UPLOAD_UNKNOWN")));

    [Test]
    public async Task An_upload_belongs_to_its_repository() =>
        Assert.That(await _registry.RefusalAsync("PATCH", (await BeginAsync()).Replace("/a/", "/b/"), Content), Is.EqualTo((404, "BLOB_UPLOAD_UNKNOWN")));

    [Test]
    public async Task A_blob_may_be_named_by_sha512()
    {
        var digest = $"sha512:{Convert.ToHexStringLower(SHA512.HashData(Content))}";
        var pushed = await _registry.StatusAsync("PUT", $"{await BeginAsync()}?digest={digest}", Content);
        Assert.That((pushed, await _registry.Http.GetStringAsync($"/v2/a/blobs/{digest}")), Is.EqualTo((HttpStatusCode.Created, "0123456789")));
    }

    [TestCase("&from=a")]
    [TestCase("")]
    public async Task A_blob_of_another_repository_is_mounted(string from)
    {
        await _registry.PushBlobAsync("a", Content);
        using var answer = await _registry.SendAsync("POST", $"/v2/b/blobs/uploads/?mount={Digest}{from}");
        Assert.That((answer.StatusCode, Location(answer), await PulledAsync("b")), Is.EqualTo((HttpStatusCode.Created, $"/v2/b/blobs/{Digest}", "0123456789")));
    }

    [Test]
    public async Task What_cannot_be_mounted_begins_an_upload()
    {
        await _registry.PushBlobAsync("a", Content);
        using var answer = await _registry.SendAsync("POST", $"/v2/b/blobs/uploads/?mount={Digest}&from=c");
        Assert.That((answer.StatusCode, Location(answer)[..20]), Is.EqualTo((HttpStatusCode.Accepted, "/v2/b/blobs/uploads/")));
    }

    [Test]
    public async Task Many_pushes_of_one_blob_at_once_all_succeed()
    {
        var large = new byte[300_000];
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => _registry.PushBlobAsync("a", large)));
        Assert.That((await _registry.Http.GetByteArrayAsync($"/v2/a/blobs/{TinyImage.DigestOf(large)}"), UploadFiles.Length), Is.EqualTo((large, 0)));
    }

    private string[] UploadFiles => Directory.GetFiles(Path.Combine(_registry.State, "uploads"));

    private async Task<string> BeginAsync()
    {
        using var answer = await _registry.SendAsync("POST", "/v2/a/blobs/uploads/");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Accepted));
        return Location(answer);
    }

    private Task<HttpResponseMessage> ChunkAsync(string method, string upload, string range, string chunk) =>
        _registry.SendAsync(method, upload, System.Text.Encoding.ASCII.GetBytes(chunk), headers: [("Content-Range", range)]);

    private Task<string> PulledAsync(string repository) => _registry.Http.GetStringAsync($"/v2/{repository}/blobs/{Digest}");

    private static string Location(HttpResponseMessage answer) => Header(answer, "Location");

    private static string Header(HttpResponseMessage answer, string name) => answer.Headers.NonValidated[name].ToString();
}
