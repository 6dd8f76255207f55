using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Registries;

namespace Dobos.Offline.Tests.Registries;

/// <summary>A registry on loopback in a folder of its own, and bare HTTP to it.</summary>
internal sealed class ServedRegistry : IAsyncDisposable
{
    private readonly DirectoryInfo _folder;
    private readonly TimeProvider _clock;

    private ServedRegistry(DirectoryInfo folder, string state, TimeProvider clock, RegistryServer server)
    {
        (_folder, State, _clock, Server) = (folder, state, clock, server);
        Http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = server.Address };
        As(Registry.PushUser);
    }

    public RegistryServer Server { get; private set; }

    public Registry Registry => Server.Registry;

    public HttpClient Http { get; }

    public string Host => Server.Host;

    /// <summary>The registry's own folder.</summary>
    public string State { get; }

    public static async Task<ServedRegistry> StartAsync(TimeProvider? clock = null, string? folder = null)
    {
        var ours = Directory.CreateTempSubdirectory("dobos-registry-");
        var state = folder ?? Path.Combine(ours.FullName, "registry");
        var registry = Registry.Open(state, clock ?? TimeProvider.System);
        return new(ours, state, clock ?? TimeProvider.System, await RegistryServer.StartAsync(registry));
    }

    /// <summary>Another process would find the same: the folder is opened again, and served where it was.</summary>
    public async Task RestartAsync(Action? between = null)
    {
        var port = Server.Address.Port;
        await Server.DisposeAsync();
        between?.Invoke();
        Server = await RegistryServer.StartAsync(Registry.Open(State, _clock), port);
    }

    /// <summary>A folder for what a test needs beside the registry.</summary>
    public string Folder(string name) => Directory.CreateDirectory(Path.Combine(_folder.FullName, "scratch", name)).FullName;

    public string Password(string user) => File.ReadAllText(user is Registry.PushUser ? Registry.PushPasswordFile : Registry.PullPasswordFile);

    public string Basic(string user) => Convert.ToBase64String(Encoding.UTF8.GetBytes($"{user}:{Password(user)}"));

    /// <summary>From now on requests come from this user; from nobody for null.</summary>
    public void As(string? user) => Http.DefaultRequestHeaders.Authorization = user is null ? null : new AuthenticationHeaderValue("Basic", Basic(user));

    /// <summary>A file with credentials as docker, skopeo and helm read it.</summary>
    public string CredentialsFile(string user = Registry.PushUser)
    {
        var file = Path.Combine(Folder($"docker-{user}"), "config.json");
        File.WriteAllText(file, $$"""{ "auths": { "{{Host}}": { "auth": "{{Basic(user)}}" } } }""");
        return file;
    }

    public async Task<HttpResponseMessage> SendAsync(string method, string path, byte[]? body = null, string? type = null, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using HttpRequestMessage request = new(new(method), path) { Content = body is null ? null : new ByteArrayContent(body) };
        if (type is not null)
            request.Content!.Headers.ContentType = new(type);
        foreach (var (name, value) in headers)
            _ = request.Headers.TryAddWithoutValidation(name, value) || request.Content!.Headers.TryAddWithoutValidation(name, value);

        return await Http.SendAsync(request);
    }

    public async Task<HttpStatusCode> StatusAsync(string method, string path, byte[]? body = null, string? type = null)
    {
        using var answer = await SendAsync(method, path, body, type);
        return answer.StatusCode;
    }

    /// <summary>Status and code of the specification's error.</summary>
    public async Task<(int Status, string? Code)> RefusalAsync(string method, string path, byte[]? body = null, string? type = null, params IReadOnlyList<(string Name, string Value)> headers)
    {
        using var answer = await SendAsync(method, path, body, type, headers);
        return await RefusalAsync(answer);
    }

    public static async Task<(int Status, string? Code)> RefusalAsync(HttpResponseMessage answer)
    {
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        var error = json.RootElement.GetProperty("errors")[0];
        Assert.That(error.GetProperty("message").GetString(), Does.Match("^.+[.!]$"));
        return ((int)answer.StatusCode, error.GetProperty("code").GetString());
    }

    public async Task<JsonNode> JsonAsync(string path)
    {
        using var answer = await SendAsync("GET", path);
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), path);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    public async Task<string> PushBlobAsync(string repository, byte[] content)
    {
        var digest = TinyImage.DigestOf(content);
        Assert.That(await StatusAsync("POST", $"/v2/{repository}/blobs/uploads/?digest={digest}", content), Is.EqualTo(HttpStatusCode.Created));
        return digest;
    }

    public async Task PutAsync(string repository, string reference, byte[] manifest, string type = TinyImage.Types.Manifest) =>
        Assert.That(await StatusAsync("PUT", $"/v2/{repository}/manifests/{reference}", manifest, type), Is.EqualTo(HttpStatusCode.Created));

    public async Task<TinyImage> PushAsync(string repository, string reference, TinyImage? image = null)
    {
        image ??= new();
        foreach (var blob in image.Blobs.Values)
            await PushBlobAsync(repository, blob);

        await PutAsync(repository, reference, image.Manifest);
        return image;
    }

    /// <summary>Pushes an artifact that refers to a manifest, and returns its digest.</summary>
    public async Task<string> PushReferrerAsync(string repository, string subject, string type = "application/vnd.test", string? tag = null)
    {
        await PushBlobAsync(repository, "{}"u8.ToArray());
        var manifest = TinyImage.Referrer(subject, type);
        await PutAsync(repository, tag ?? TinyImage.DigestOf(manifest), manifest);
        return TinyImage.DigestOf(manifest);
    }

    /// <summary>The digests that the referrers API lists.</summary>
    public async Task<IReadOnlyList<string>> ReferrersAsync(string repository, string subject) =>
        [.. (await JsonAsync($"/v2/{repository}/referrers/{subject}"))["manifests"]!.AsArray().Select(one => one!["digest"]!.GetValue<string>())];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
