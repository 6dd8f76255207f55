using System.Text;

namespace Dobos.Offline.Tests.Vaults;

/// <summary>Requests that no good client sends: each gets a reason, and the vault goes on.</summary>
public sealed class VaultAbuseTests
{
    private const string Version = "api-version=7.5";

    private ServedVault _vault = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _vault = await ServedVault.StartAsync();
        _vault.Vault.Store.Set("a", "1");
    }

    [TearDown]
    public async Task StopAsync()
    {
        try
        {
            Assert.That((await _vault.Client().GetSecretAsync("a")).Value.Value, Is.EqualTo("1"), "The vault goes on");
        }
        finally
        {
            await _vault.DisposeAsync();
        }
    }

    [TestCase("POST", "/secrets")]
    [TestCase("POST", "/secrets/a")]
    [TestCase("PUT", "/secrets/a/0123")]
    [TestCase("DELETE", "/secrets/a/0123")]
    [TestCase("PUT", "/deletedsecrets/a")]
    [TestCase("GET", "/deletedsecrets/a/recover")]
    [TestCase("BREW", "/secrets/a")]
    public async Task A_wrong_method_is_405(string method, string path) =>
        Assert.That(await RefusedAsync(method, $"{path}?{Version}"), Is.EqualTo((405, "MethodNotAllowed")));

    [TestCase("/")]
    [TestCase("/keys/a")]
    [TestCase("/certificates")]
    [TestCase("/secrets/a/b/c/d")]
    [TestCase("/secrets/../../etc/passwd")]
    public async Task An_unknown_path_is_404(string path) =>
        Assert.That(await RefusedAsync("GET", $"{path}?{Version}"), Is.EqualTo((404, "NotFound")));

    [TestCase("..%2f..%2fetc%2fpasswd")]
    [TestCase("%2e%2e%2fvault.token")]
    [TestCase("..%5cvault.token")]
    [TestCase("a%00b")]
    [TestCase("a%20b")]
    [TestCase("%c3%a4")]
    [TestCase("a.b")]
    [TestCase("a%0d%0aSet-Cookie:x")]
    public async Task A_name_that_no_secret_has_is_400_or_no_path(string name)
    {
        using var answer = await _vault.Http.SendAsync(_vault.Request(HttpMethod.Get, $"/secrets/{name}?{Version}"));
        Assert.That((int)answer.StatusCode, Is.EqualTo(400).Or.EqualTo(404));
    }

    [Test]
    public async Task A_name_may_have_127_characters_and_no_more()
    {
        Assert.That(await RefusedAsync("GET", $"/secrets/{new string('a', 127)}?{Version}"), Is.EqualTo((404, "SecretNotFound")));
        Assert.That(await RefusedAsync("GET", $"/secrets/{new string('a', 128)}?{Version}"), Is.EqualTo((400, "BadParameter")));
    }

    [TestCase("maxresults=0")]
    [TestCase("maxresults=-1")]
    [TestCase("maxresults=x")]
    [TestCase("maxresults=26")]
    [TestCase("$skiptoken=%25")]
    public async Task A_page_that_cannot_be_is_400(string query) =>
        Assert.That(await RefusedAsync("GET", $"/secrets?{Version}&{query}"), Is.EqualTo((400, "BadParameter")));

    [TestCase("")]
    [TestCase("{")]
    [TestCase("{\"value\":\"canary")]
    [TestCase("[]")]
    [TestCase("null")]
    [TestCase("{}")]
    [TestCase("{\"value\":null}")]
    [TestCase("{\"value\":5}")]
    [TestCase("{\"value\":\"\\ud800\"}")]
    [TestCase("{\"value\":\"\\udc00 canary\"}")]
    [TestCase("{\"value\":\"v\",\"tags\":5}")]
    [TestCase("{\"value\":\"v\",\"tags\":{\"a\":5}}")]
    [TestCase("{\"value\":\"v\",\"attributes\":{\"exp\":\"tomorrow\"}}")]
    [TestCase("{\"value\":\"v\",\"attributes\":{\"exp\":99999999999999999}}")]
    [TestCase("{\"value\":\"v\",\"attributes\":{\"nbf\":1e400}}")]
    [TestCase("{\"value\":\"v\",\"attributes\":{\"enabled\":\"yes\"}}")]
    [TestCase("{\"value\":\"v\",\"contentType\":[]}")]
    [TestCase("{\"value\":\"v\"} {\"value\":\"w\"}")]
    public async Task A_body_that_is_no_secret_is_400_and_nothing_is_set(string body) =>
        Assert.That(await RefusedAsync("PUT", $"/secrets/a?{Version}", body), Is.EqualTo((400, "BadParameter")));

    [Test]
    public async Task Bytes_that_are_no_text_are_400()
    {
        var request = _vault.Request(HttpMethod.Put, $"/secrets/a?{Version}");
        request.Content = new ByteArrayContent([.. "{\"value\":\""u8, 0xff, 0xfe, .. "\"}"u8]);
        Assert.That(await _vault.RefusedAsync(request), Is.EqualTo((400, "BadParameter")));
    }

    [Test]
    public async Task Too_many_tags_or_too_long_ones_are_400()
    {
        var many = string.Join(",", Enumerable.Range(0, 16).Select(i => $"\"t{i}\":\"x\""));
        foreach (var tags in (string[])[many, $"\"t\":\"{new string('x', 257)}\"", $"\"{new string('x', 257)}\":\"t\""])
        {
            Assert.That(await RefusedAsync("PUT", $"/secrets/a?{Version}", $"{{\"value\":\"v\",\"tags\":{{{tags}}}}}"), Is.EqualTo((400, "BadParameter")));
            Assert.That(await RefusedAsync("PATCH", $"/secrets/a?{Version}", $"{{\"tags\":{{{tags}}}}}"), Is.EqualTo((400, "BadParameter")));
        }
    }

    [Test]
    public async Task JSON_without_end_in_depth_is_400() =>
        Assert.That(await RefusedAsync("PUT", $"/secrets/a?{Version}", new string('[', 100_000)), Is.EqualTo((400, "BadParameter")));

    [Test]
    public async Task A_body_beyond_all_measure_is_413() =>
        Assert.That(await RefusedAsync("PUT", $"/secrets/a?{Version}", $"{{\"value\":\"{new string('x', 2_000_000)}\"}}"), Is.EqualTo((413, "BadRequest")));

    [Test]
    public async Task Of_a_body_longer_than_said_only_what_was_said_is_read()
    {
        var answer = await SayAsync($"PUT /secrets/a?{Version} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {_vault.Vault.Token}\r\nContent-Length: 5\r\n\r\n{{\"value\":\"2\"}}\r\n\r\n");
        Assert.That(answer, Does.StartWith("HTTP/1.1 400 ").And.Contain("\"code\":\"BadParameter\""));
    }

    [Test]
    public async Task A_body_that_breaks_off_sets_nothing()
    {
        await using var connection = await _vault.ConnectAsync();
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"PUT /secrets/a?{Version} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer {_vault.Vault.Token}\r\nContent-Length: 100\r\n\r\n{{\"value\":\"2\"}}"));
    }

    [Test]
    public async Task Headers_of_100_MB_are_431()
    {
        await using var connection = await _vault.ConnectAsync();
        var answer = ReadAsync(connection);
        await connection.WriteAsync(Encoding.ASCII.GetBytes($"GET /secrets/a?{Version} HTTP/1.1\r\nHost: localhost\r\nX-Long: "));
        var much = Encoding.ASCII.GetBytes(new string('x', 1024 * 1024));
        try
        {
            for (var i = 0; i < 100 && !answer.IsCompleted; i++)
                await connection.WriteAsync(much);
        }
        catch (IOException)
        {
            // It hung up on us, as it should.
        }

        Assert.That(await answer, Does.StartWith("HTTP/1.1 431 "));
    }

    [Test]
    public async Task What_is_no_HTTP_at_all_is_400() => Assert.That(await SayAsync("hello\r\n\r\n"), Does.StartWith("HTTP/1.1 400 "));

    [Test]
    public async Task A_token_is_asked_for_before_anything_is_told()
    {
        foreach (var path in (string[])["/", "/keys", $"/secrets/a_b?{Version}", "/secrets", $"/deletedsecrets/a/recover?{Version}"])
            Assert.That(await _vault.RefusedAsync(_vault.Request(HttpMethod.Get, path, token: "wrong")), Is.EqualTo((401, "Unauthorized")));
    }

    [Test]
    public async Task The_name_of_a_deleted_one_is_409_however_many_ask_at_once()
    {
        _vault.Vault.Store.Set("b", "1");
        _vault.Vault.Store.Delete("b");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RefusedAsync("PUT", $"/secrets/b?{Version}", "{\"value\":\"2\"}")));
        Assert.That(answers, Is.All.EqualTo((409, "Conflict")));
    }

    private Task<(int Status, string? Code)> RefusedAsync(string method, string path, string? body = null)
    {
        var request = _vault.Request(new(method), path);
        request.Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json");
        return _vault.RefusedAsync(request);
    }

    private async Task<string> SayAsync(string text)
    {
        await using var connection = await _vault.ConnectAsync();
        await connection.WriteAsync(Encoding.ASCII.GetBytes(text));
        return await ReadAsync(connection);
    }

    private static async Task<string> ReadAsync(Stream connection)
    {
        using CancellationTokenSource deadline = new(TimeSpan.FromSeconds(30));
        StringBuilder text = new();
        var buffer = new byte[4096];
        try
        {
            while (await connection.ReadAsync(buffer, deadline.Token) is > 0 and var read)
                text.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }
        catch (IOException)
        {
            // The connection was reset; what came before counts.
        }

        return text.ToString();
    }
}
