using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Files;
using Dobos.Offline.Registries;
using Dobos.Tests.Fakes;

namespace Dobos.Offline.Tests.Registries;

public sealed class AccessTests
{
    private readonly ManualTime _clock = new();
    private ServedRegistry _registry = null!;

    [SetUp]
    public async Task StartAsync()
    {
        _registry = await ServedRegistry.StartAsync(_clock);
        await _registry.PushAsync("a", "1");
        _registry.As(null);
    }

    [TearDown]
    public async Task StopAsync() => await _registry.DisposeAsync();

    [TestCase("GET", "/v2/", null)]
    [TestCase("GET", "/v2/a/manifests/1", "repository:a:pull")]
    [TestCase("HEAD", "/v2/a/b/blobs/sha256:00", "repository:a/b:pull")]
    [TestCase("POST", "/v2/a/blobs/uploads/", "repository:a:pull,push")]
    [TestCase("POST", "/v2/a/blobs/uploads/?mount=x&from=b/c", "repository:a:pull,push repository:b/c:pull")]
    [TestCase("PUT", "/v2/a/manifests/1", "repository:a:pull,push")]
    [TestCase("DELETE", "/v2/a/manifests/1", "repository:a:delete")]
    [TestCase("GET", "/v2/_catalog", "registry:catalog:*")]
    [TestCase("GET", "/v2/NO/NAME/tags/list", null)]
    public async Task Whoever_brings_nothing_is_told_where_to_get_a_token_and_for_what(string method, string path, string? scope)
    {
        using var answer = await _registry.SendAsync(method, path);
        var host = _registry.Server.Address.Authority;
        Assert.That(
            (answer.StatusCode, answer.Headers.WwwAuthenticate.ToString().Replace(", ", ",", StringComparison.Ordinal)),
            Is.EqualTo((HttpStatusCode.Unauthorized, $"Bearer realm=\"http://{host}/oauth2/token\",service=\"{host}\"{(scope is null ? "" : $",scope=\"{scope}\"")}")));
    }

    [Test]
    public void An_empty_password_file_opens_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("dobos-registry-");
        File.WriteAllText(Path.Combine(folder.FullName, "push.password"), "");
        var registry = Registry.Open(folder.FullName, _clock);
        var made = File.ReadAllText(registry.PushPasswordFile);
        folder.Delete(recursive: true);

        Assert.That((registry.Passwords.Check("push", ""), registry.Passwords.Check("push", made)), Is.EqualTo(((Account?)null, Account.Push)));
    }

    [TestCase("push", "pull", 200, 401, 401)]
    [TestCase("push", "pull,push", 200, 202, 401)]
    [TestCase("push", "*", 200, 202, 202)]
    [TestCase("push", "", 401, 401, 401)]
    [TestCase("pull", "pull", 200, 403, 403)]
    [TestCase("pull", "pull,push,delete", 200, 403, 403)]
    public async Task A_token_lets_its_bearer_do_what_it_was_asked_for_and_the_user_may(string user, string actions, int pull, int push, int delete)
    {
        Bring(await TokenAsync(user, $"repository:a:{actions}"));
        var pulled = await _registry.StatusAsync("GET", "/v2/a/manifests/1");
        var pushed = await _registry.StatusAsync("POST", "/v2/a/blobs/uploads/");
        var deleted = await _registry.StatusAsync("DELETE", "/v2/a/manifests/1");
        Assert.That(((int)pulled, (int)pushed, (int)deleted), Is.EqualTo((pull, push, delete)));
    }

    [Test]
    public async Task A_user_who_may_never_do_it_is_denied()
    {
        _registry.As(Registry.PullUser);
        Assert.That(await _registry.RefusalAsync("POST", "/v2/a/blobs/uploads/"), Is.EqualTo((403, "DENIED")));
    }

    [Test]
    public async Task A_token_for_too_little_is_answered_with_what_to_ask_for()
    {
        Bring(await TokenAsync("push", "repository:a:pull"));
        using var answer = await _registry.SendAsync("POST", "/v2/a/blobs/uploads/");
        Assert.That(answer.Headers.WwwAuthenticate.ToString(), Does.Contain("scope=\"repository:a:pull,push\"").And.Contain("error=\"insufficient_scope\""));
    }

    [Test]
    public async Task A_token_is_for_its_repository()
    {
        Bring(await TokenAsync("push", "repository:b:*"));
        Assert.That(await _registry.RefusalAsync("GET", "/v2/a/manifests/1"), Is.EqualTo((401, "UNAUTHORIZED")));
    }

    [TestCase("scope=repository:b:pull&scope=repository:a:pull")]
    [TestCase("scope=repository:b:pull+repository:a:pull")]
    [TestCase("scope=repository(plugin):x:y&scope=nonsense&scope=repository:a:pull")]
    public async Task A_token_may_be_for_several_repositories(string query)
    {
        Bring(await TokenAsync("pull", query: query));
        Assert.That(await _registry.StatusAsync("GET", "/v2/a/manifests/1"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_blob_is_mounted_only_from_where_its_bearer_may_pull()
    {
        var blob = new TinyImage().Layer;
        Bring(await TokenAsync("push", "repository:b:pull,push"));
        var denied = (await MountAsync($"mount={blob}&from=a"), await MountAsync($"mount={blob}"));
        Bring(await TokenAsync("push", query: "scope=repository:b:pull,push&scope=repository:a:pull"));
        var allowed = await MountAsync($"mount={blob}&from=a");
        Assert.That((denied, allowed), Is.EqualTo(((202, 202), 201)));
    }

    [Test]
    public async Task A_token_ends()
    {
        _registry.Registry.AccessTokenLifetime = TimeSpan.FromMinutes(1);
        Bring(await TokenAsync("pull", "repository:a:pull"));
        _clock.Advance(TimeSpan.FromSeconds(59));
        var before = await _registry.StatusAsync("GET", "/v2/a/manifests/1");
        _clock.Advance(TimeSpan.FromSeconds(1));
        using var after = await _registry.SendAsync("GET", "/v2/a/manifests/1");
        Assert.That((before, after.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Unauthorized)));
        Assert.That(after.Headers.WwwAuthenticate.ToString(), Does.Contain("error=\"invalid_token\""));
    }

    [TestCase("x")]
    [TestCase("a.b.c")]
    [TestCase("..")]
    public async Task A_token_that_is_none_is_refused(string token)
    {
        Bring(token);
        Assert.That(await _registry.RefusalAsync("GET", "/v2/a/manifests/1"), Is.EqualTo((401, "UNAUTHORIZED")));
    }

    [Test]
    public async Task A_token_whose_claims_were_changed_is_refused()
    {
        var parts = (await TokenAsync("pull", "repository:a:pull")).Split('.');
        var claims = Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(parts[1])).Replace("\"sub\":\"pull\"", "\"sub\":\"push\"", StringComparison.Ordinal);
        Bring($"{parts[0]}.{System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}.{parts[2]}");
        Assert.That(await _registry.StatusAsync("GET", "/v2/a/manifests/1"), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [Test]
    public async Task A_token_of_another_registry_is_refused()
    {
        await using var other = await ServedRegistry.StartAsync(_clock);
        Bring((await other.JsonAsync("/oauth2/token?service=x&scope=repository:a:pull"))["access_token"]!.GetValue<string>());
        Assert.That(await _registry.StatusAsync("GET", "/v2/a/manifests/1"), Is.EqualTo(HttpStatusCode.Unauthorized));
    }

    [TestCase("push:wrong")]
    [TestCase("other:")]
    [TestCase("push")]
    [TestCase("")]
    [TestCase("00000000-0000-0000-0000-000000000000:x")]
    public async Task A_wrong_password_opens_neither_registry_nor_token_server(string pair)
    {
        _registry.Http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(pair)));
        Assert.That(
            (await _registry.RefusalAsync("GET", "/v2/a/manifests/1"), await _registry.RefusalAsync("GET", "/oauth2/token?scope=repository:a:pull")),
            Is.EqualTo(((401, "UNAUTHORIZED"), (401, "UNAUTHORIZED"))));
    }

    [Test]
    public async Task A_token_is_had_for_a_password_in_a_form_too()
    {
        var answer = await PostAsync("token", ("grant_type", "password"), ("username", "pull"), ("password", _registry.Password("pull")), ("service", "x"), ("scope", "repository:a:pull"));
        Bring(answer["access_token"]!.GetValue<string>());
        Assert.That((await _registry.StatusAsync("GET", "/v2/a/manifests/1"), answer["refresh_token"]), Is.EqualTo((HttpStatusCode.OK, (JsonNode?)null)));
    }

    [Test]
    public async Task A_password_in_a_header_gets_no_refresh_token_that_would_take_its_place()
    {
        _registry.As(Registry.PushUser);
        var answer = await _registry.JsonAsync("/oauth2/token?service=x&offline_token=true&client_id=docker");
        Assert.That(answer["refresh_token"], Is.Null);
    }

    [Test]
    public async Task A_refresh_token_is_had_where_it_is_asked_for_and_gives_access_tokens_until_it_ends()
    {
        var login = await PostAsync("token", ("grant_type", "password"), ("username", "pull"), ("password", _registry.Password("pull")), ("service", "x"), ("access_type", "offline"));
        var refresh = login["refresh_token"]!.GetValue<string>();
        var answer = await PostAsync("token", ("grant_type", "refresh_token"), ("refresh_token", refresh), ("service", "x"), ("scope", "repository:a:pull"));
        Bring(answer["access_token"]!.GetValue<string>());
        var served = await _registry.StatusAsync("GET", "/v2/a/manifests/1");
        _clock.Advance(_registry.Registry.RefreshTokenLifetime);
        Assert.That(
            (served, (await PostAsync("token", ("grant_type", "refresh_token"), ("refresh_token", refresh), ("service", "x")))["errors"]![0]!["code"]!.GetValue<string>()),
            Is.EqualTo((HttpStatusCode.OK, "UNAUTHORIZED")));
    }

    [Test]
    public async Task A_refresh_token_is_no_access_token_and_an_access_token_no_refresh_token()
    {
        var login = await PostAsync("token", ("grant_type", "password"), ("username", "push"), ("password", _registry.Password("push")), ("access_type", "offline"), ("scope", "repository:a:pull"));
        Bring(login["refresh_token"]!.GetValue<string>());
        var crossed = await PostAsync("token", ("grant_type", "refresh_token"), ("refresh_token", login["access_token"]!.GetValue<string>()));
        Assert.That((await _registry.StatusAsync("GET", "/v2/a/manifests/1"), crossed["errors"]![0]!["code"]!.GetValue<string>()), Is.EqualTo((HttpStatusCode.Unauthorized, "UNAUTHORIZED")));
    }

    [Test]
    public async Task A_sign_in_to_Azure_is_exchanged_for_a_refresh_token_that_serves_as_a_password_too()
    {
        OwnerFile.Write(_registry.Registry.AzureTokenFile, "of azure\n");
        var answer = await PostAsync("exchange", ("grant_type", "access_token"), ("service", "x"), ("tenant", "t"), ("access_token", "of azure"));
        var password = $"00000000-0000-0000-0000-000000000000:{answer["refresh_token"]!.GetValue<string>()}";
        _registry.Http.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(password)));
        Bring((await _registry.JsonAsync("/oauth2/token?service=x&scope=repository:a:pull,push"))["access_token"]!.GetValue<string>());
        Assert.That(await _registry.StatusAsync("POST", "/v2/a/blobs/uploads/"), Is.EqualTo(HttpStatusCode.Accepted));
    }

    [TestCase(null, "x")]
    [TestCase("", "")]
    [TestCase("of azure", "wrong")]
    public async Task Another_sign_in_is_refused(string? known, string brought)
    {
        if (known is not null)
            OwnerFile.Write(_registry.Registry.AzureTokenFile, known);

        var answer = await PostAsync("exchange", ("grant_type", "access_token"), ("service", "x"), ("access_token", brought));
        Assert.That(answer["errors"]![0]!["code"]!.GetValue<string>(), Is.EqualTo("UNAUTHORIZED"));
    }

    [TestCase("token")]
    [TestCase("exchange")]
    public async Task What_the_token_server_does_not_know_is_refused_with_a_reason(string path)
    {
        var grant = await _registry.RefusalAsync("POST", $"/oauth2/{path}", "grant_type=magic"u8.ToArray(), "application/x-www-form-urlencoded");
        var form = await _registry.RefusalAsync("POST", $"/oauth2/{path}", "{}"u8.ToArray(), "application/json");
        Assert.That((grant, form), Is.EqualTo(((400, "UNSUPPORTED"), (400, "UNSUPPORTED"))));
    }

    [Test]
    public void Passwords_differ_and_lie_in_files_that_only_the_owner_reads()
    {
        string[] files = [_registry.Registry.PushPasswordFile, _registry.Registry.PullPasswordFile];
        Assert.That(files.Select(File.ReadAllText).Distinct().Where(password => password.Length >= 32).ToList(), Has.Count.EqualTo(2));
        if (!OperatingSystem.IsWindows())
            Assert.That(files.Select(File.GetUnixFileMode), Is.All.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite));
    }

    [Test]
    public async Task Passwords_outlive_a_restart_and_tokens_do_not()
    {
        var (password, token) = (_registry.Password("push"), await TokenAsync("push", "repository:a:pull"));
        await _registry.RestartAsync();
        Bring(token);
        Assert.That((_registry.Password("push"), await _registry.StatusAsync("GET", "/v2/a/manifests/1")), Is.EqualTo((password, HttpStatusCode.Unauthorized)));
    }

    private void Bring(string token) => _registry.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);

    private async Task<string> TokenAsync(string user, string? scope = null, string? query = null)
    {
        _registry.As(user);
        return (await _registry.JsonAsync($"/oauth2/token?service=x&{query ?? $"scope={scope}"}"))["access_token"]!.GetValue<string>();
    }

    private async Task<JsonNode> PostAsync(string path, params IReadOnlyList<(string Name, string Value)> fields)
    {
        using FormUrlEncodedContent form = new(fields.Select(field => KeyValuePair.Create(field.Name, field.Value)));
        using var answer = await _registry.Http.PostAsync($"/oauth2/{path}", form);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<int> MountAsync(string query) => (int)await _registry.StatusAsync("POST", $"/v2/b/blobs/uploads/?{query}");
}
