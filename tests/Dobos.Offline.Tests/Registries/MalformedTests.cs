using System.Net;
using System.Text;

namespace Dobos.Offline.Tests.Registries;

public sealed class MalformedTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync() => _registry = await ServedRegistry.StartAsync();

    [TearDown]
    public async Task StopAsync()
    {
        // Whatever came, it goes on.
        await _registry.PushAsync("after", "1");
        Assert.That(await _registry.StatusAsync("GET", "/v2/after/manifests/1"), Is.EqualTo(HttpStatusCode.OK));
        await _registry.DisposeAsync();
    }

    [Test]
    public async Task A_header_of_100_megabytes_is_refused()
    {
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync("GET /v2/ HTTP/1.1\r\nHost: localhost\r\nX: ");
        var megabyte = new string('x', 1024 * 1024);
        try
        {
            for (var sent = 0; sent < 100; sent++)
                await connection.SendAsync(megabyte);
        }
        catch (IOException)
        {
            // It was not listened to for so long.
            return;
        }

        Assert.That(await connection.StatusAsync(), Is.EqualTo("HTTP/1.1 431 Request Header Fields Too Large"));
    }

    [TestCase("GET /v2/ HTTP/1.1\r\nHost: localhost\r\nX: {large}\r\n\r\n", "HTTP/1.1 431 Request Header Fields Too Large")]
    [TestCase("GET /v2/{large}/tags/list HTTP/1.1\r\nHost: localhost\r\n\r\n", "HTTP/1.1 414 URI Too Long")]
    [TestCase("nonsense\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [TestCase("GET /v2/ HTTP/1.1\r\nHost: local\"host\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [TestCase("POST /v2/a/blobs/uploads/ HTTP/1.1\r\nHost: localhost\r\nContent-Length: -5\r\n\r\n", "HTTP/1.1 400 Bad Request")]
    [TestCase("GET /v2/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic ****\r\n\r\n", "HTTP/1.1 401 Unauthorized")]
    [TestCase("GET /v2/ HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer\r\n\r\n", "HTTP/1.1 401 Unauthorized")]
    public async Task What_is_no_request_is_refused(string request, string status)
    {
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync(request.Replace("{large}", new('x', 40_000), StringComparison.Ordinal));
        Assert.That(await connection.StatusAsync(), Is.EqualTo(status));
    }

    [Test]
    public async Task A_body_longer_than_said_is_kept_as_long_as_said_and_the_rest_is_no_request()
    {
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync($"{Post("0123456789")}Content-Length: 10\r\n\r\n0123456789and more\r\n\r\n");
        Assert.That(await connection.AnswerAsync(), Does.StartWith("HTTP/1.1 201 Created").And.Contain("HTTP/1.1 400 Bad Request"));
    }

    [Test]
    public async Task A_body_shorter_than_said_leaves_nothing()
    {
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync($"{Post("0123456789")}Content-Length: 20\r\n\r\n0123456789");
        await UntilAsync(() => Uploads.Length == 1);
        connection.Finish();
        await UntilAsync(() => Uploads.Length == 0);
        Assert.That(Blobs, Is.Empty);
    }

    [Test]
    public async Task A_chunked_body_that_is_broken_is_refused_and_leaves_nothing()
    {
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync($"{Post("0123456789")}Transfer-Encoding: chunked\r\n\r\nA\r\n0123456789\r\nnonsense\r\n");
        Assert.That(await connection.StatusAsync(), Is.EqualTo("HTTP/1.1 400 Bad Request"));
        Assert.That((Uploads.Length, Blobs.Length), Is.EqualTo((0, 0)));
    }

    [Test]
    public async Task A_push_that_breaks_off_leaves_nothing()
    {
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync($"{Post("0123456789")}Content-Length: 10000000\r\n\r\n{new string('x', 1_000_000)}");
        await UntilAsync(() => Uploads.Length == 1);
        connection.Reset();
        await UntilAsync(() => Uploads.Length == 0);
        Assert.That(Blobs, Is.Empty);
    }

    [Test]
    public async Task A_chunk_that_breaks_off_leaves_the_upload_as_it_was_and_the_push_can_go_on()
    {
        using var begun = await _registry.SendAsync("POST", "/v2/a/blobs/uploads/");
        var upload = begun.Headers.Location!.ToString();
        await _registry.StatusAsync("PATCH", upload, "01234"u8.ToArray());
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync($"{Head("PATCH", upload)}Content-Length: 10000000\r\n\r\n{new string('x', 1_000_000)}");
        await UntilAsync(() => new FileInfo(Uploads.Single()).Length > 5);
        connection.Reset();
        await UntilAsync(() => new FileInfo(Uploads.Single()).Length == 5);
        var finished = await _registry.StatusAsync("PUT", $"{upload}?digest={TinyImage.DigestOf("0123456789"u8.ToArray())}", "56789"u8.ToArray());
        Assert.That(finished, Is.EqualTo(HttpStatusCode.Created));
    }

    [Test]
    public async Task A_download_that_breaks_off_troubles_nobody()
    {
        var digest = await _registry.PushBlobAsync("a", new byte[20_000_000]);
        using var connection = await RawConnection.OpenAsync(_registry);
        await connection.SendAsync($"{Head("GET", $"/v2/a/blobs/{digest}")}\r\n");
        Assert.That(await connection.StatusAsync(), Is.EqualTo("HTTP/1.1 200 OK"));
        connection.Reset();
    }

    private string[] Uploads => Directory.GetFiles(Path.Combine(_registry.State, "uploads"));

    private string[] Blobs => Directory.Exists(Path.Combine(_registry.State, "blobs")) ? Directory.GetFiles(Path.Combine(_registry.State, "blobs"), "*", SearchOption.AllDirectories) : [];

    private string Post(string content) => Head("POST", $"/v2/a/blobs/uploads/?digest={TinyImage.DigestOf(Encoding.ASCII.GetBytes(content))}");

    private string Head(string method, string path) => $"{method} {path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic {_registry.Basic("push")}\r\n";

    private static async Task UntilAsync(Func<bool> condition)
    {
        using CancellationTokenSource deadline = new(Patience);
        while (!condition())
            await Task.Delay(5, deadline.Token);
    }
}
