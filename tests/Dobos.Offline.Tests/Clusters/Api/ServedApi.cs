using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters;
using Dobos.Offline.Clusters.Access;
using Dobos.Offline.Clusters.Api;
using Dobos.Offline.Clusters.Lifecycle;
using Dobos.Offline.Sites;

namespace Dobos.Offline.Tests.Clusters.Api;

/// <summary>The API server of a cluster in which nothing runs but what tidies up.</summary>
internal sealed class ServedApi : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dobos-api-");
    private readonly Caretaker _caretaker;
    private readonly HttpClient _http = new(new SocketsHttpHandler { UseProxy = false });
    private Site _site = null!;

    private ServedApi(TimeProvider clock)
    {
        Cluster = Cluster.Open(_folder.FullName, clock);
        Tokens = ClusterTokens.Open(_folder.FullName);
        _caretaker = new(Cluster);
    }

    public Cluster Cluster { get; }

    public ClusterTokens Tokens { get; }

    public Uri Address => _site.Address;

    public static async Task<ServedApi> StartAsync(TimeProvider? clock = null)
    {
        ServedApi api = new(clock ?? TimeProvider.System);
        api._site = await Site.StartAsync(port: 0, certificate: null, application => application.MapCluster(api.Cluster, api.Tokens, (_, _) => Task.CompletedTask));
        return api;
    }

    /// <summary>What the server says to a request, with its code; as the admin unless another is named.</summary>
    public async Task<(int Code, JsonObject Body)> AskAsync(string method, string path, string? body = null, string type = "application/json", string? accept = null, ClusterUser? user = null)
    {
        using var answer = await SendAsync(method, path, body is null ? null : Encoding.UTF8.GetBytes(body), type, accept, user);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? [] : (JsonObject)JsonNode.Parse(text)!);
    }

    public Task<(int Code, JsonObject Body)> GetAsync(string path, string? accept = null) => AskAsync("GET", path, accept: accept);

    public Task<(int Code, JsonObject Body)> PostAsync(string path, string body) => AskAsync("POST", path, body);

    public async Task<HttpResponseMessage> SendAsync(string method, string path, byte[]? body = null, string type = "application/json", string? accept = null, ClusterUser? user = null, params (string Name, string Value)[] headers)
    {
        HttpRequestMessage request = new(new(method), new Uri(Address, path)) { Headers = { Authorization = new AuthenticationHeaderValue("Bearer", Tokens.Of(user ?? ClusterUser.Admin)) } };
        if (body is not null)
        {
            request.Content = new ByteArrayContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        }

        if (accept is not null)
            request.Headers.TryAddWithoutValidation("Accept", accept);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task<(int Code, JsonObject Body)> ConfigMapAsync(string name, string value = "1", string labels = "{}") =>
        PostAsync("/api/v1/namespaces/default/configmaps", $$"""{ "metadata": { "name": "{{name}}", "labels": {{labels}} }, "data": { "value": "{{value}}" } }""");

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        await _caretaker.DisposeAsync();
        Cluster.Dispose();
        _http.Dispose();
        _folder.Delete(recursive: true);
    }
}
