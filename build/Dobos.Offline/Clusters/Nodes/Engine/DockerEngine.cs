using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Dobos.Offline.Clusters.Nodes.Containers;

namespace Dobos.Offline.Clusters.Nodes.Engine;

/// <summary>What we ask of a Docker engine, by its own API: containers of ours bear our label, and are removed when they are found after a box that was killed.</summary>
internal sealed class DockerEngine : IDisposable
{
    public const string Label = "dobos.node";

    private readonly HttpClient _http;
    private readonly string _mark;

    private DockerEngine(HttpClient http, string host, string mark) => (_http, Host, _mark) = (http, host, mark);

    /// <summary>As DOCKER_HOST would say it.</summary>
    public string Host { get; }

    /// <summary>Null when none answers.</summary>
    public static async Task<DockerEngine?> FindAsync(string? host, string mark)
    {
        if (await DockerSocket.FindAsync(host) is not var (http, where))
            return null;

        DockerEngine engine = new(http, where, mark);
        await engine.CleanAsync();
        return engine;
    }

    public async Task<bool> HasImageAsync(string name)
    {
        using var answer = await _http.GetAsync(Path($"images/{name}/json"));
        return answer.StatusCode is HttpStatusCode.OK;
    }

    public async Task LoadAsync(string archive)
    {
        await using var file = File.OpenRead(archive);
        using StreamContent content = new(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/x-tar") } };
        using var answer = await _http.PostAsync(Path("images/load?quiet=1"), content);
        var said = await CheckedAsync(answer);
        if (said.Contains("\"error\"", StringComparison.Ordinal))
            throw new ContainerStartException($"the Docker engine did not take the image: {said.Trim()}");
    }

    public async Task<string> CreateAsync(JsonObject order)
    {
        order["Labels"] = new JsonObject { [Label] = _mark };
        return (string)(await PostAsync("containers/create", order))!["Id"]!;
    }

    public async Task StartAsync(string id) => await PostAsync($"containers/{id}/start", null);

    /// <summary>Where each port of a container is published.</summary>
    public async Task<IReadOnlyDictionary<int, IPEndPoint>> PortsAsync(string id)
    {
        using var answer = await _http.GetAsync(Path($"containers/{id}/json"));
        var ports = JsonNode.Parse(await CheckedAsync(answer))?["NetworkSettings"]?["Ports"] as JsonObject ?? [];
        return ports.Where(port => port.Value is JsonArray { Count: > 0 }).ToDictionary(
            port => int.Parse(port.Key.Split('/')[0], CultureInfo.InvariantCulture),
            port => IPEndPoint.Parse($"{port.Value![0]!["HostIp"]}:{port.Value[0]!["HostPort"]}"));
    }

    public Task<Stream> LogsAsync(string id) => _http.GetStreamAsync(Path($"containers/{id}/logs?follow=1&stdout=1&stderr=1"));

    public async Task<int> WaitAsync(string id) => (int)(await PostAsync($"containers/{id}/wait", null))!["StatusCode"]!;

    public async Task KillAsync(string id, string signal)
    {
        // It may have ended already, or never have started.
        using var answer = await _http.PostAsync(Path($"containers/{id}/kill?signal={signal}"), null);
    }

    public async Task RemoveAsync(string id)
    {
        using var answer = await _http.DeleteAsync(Path($"containers/{id}?force=1&v=1"));
    }

    public async Task<(int Code, string Output)> RunAsync(string id, IReadOnlyList<string> command, CancellationToken cancellation)
    {
        var exec = (string)(await PostAsync($"containers/{id}/exec", new()
        {
            ["AttachStdout"] = true,
            ["AttachStderr"] = true,
            ["Cmd"] = new JsonArray([.. command.Select(part => (JsonNode)part)]),
        }))!["Id"]!;
        using HttpRequestMessage request = new(HttpMethod.Post, Path($"exec/{exec}/start")) { Content = Json(new() { ["Detach"] = false, ["Tty"] = false }) };
        using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
        StringBuilder said = new();
        await foreach (var (_, text) in DockerStream.ReadAsync(await answer.Content.ReadAsStreamAsync(cancellation), cancellation))
            said.Append(Encoding.UTF8.GetString(text));
        using var state = await _http.GetAsync(Path($"exec/{exec}/json"), cancellation);
        return ((int?)JsonNode.Parse(await CheckedAsync(state))?["ExitCode"] ?? 0, said.ToString());
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Removes what bears our label: nothing of ours runs when a node begins or has ended.</summary>
    public async Task CleanAsync()
    {
        var filter = Uri.EscapeDataString($$"""{"label":["{{Label}}={{_mark}}"]}""");
        using var answer = await _http.GetAsync(Path($"containers/json?all=1&filters={filter}"));
        foreach (var left in (JsonNode.Parse(await CheckedAsync(answer)) as JsonArray ?? []).OfType<JsonObject>())
            await RemoveAsync((string)left["Id"]!);
    }

    private static Uri Path(string path) => new(path, UriKind.Relative);

    private static StringContent Json(JsonObject content) => new(content.ToJsonString(), Encoding.UTF8, "application/json");

    private async Task<JsonNode?> PostAsync(string path, JsonObject? content)
    {
        using var body = content is null ? null : Json(content);
        using var answer = await _http.PostAsync(Path(path), body);
        var said = await CheckedAsync(answer);
        return said.Length == 0 ? null : JsonNode.Parse(said);
    }

    private static async Task<string> CheckedAsync(HttpResponseMessage answer)
    {
        var said = await answer.Content.ReadAsStringAsync();
        if (answer.IsSuccessStatusCode || answer.StatusCode is HttpStatusCode.NotModified)
            return said;

        throw new ContainerStartException($"the Docker engine refused: {Message(said)}");
    }

    private static string Message(string said)
    {
        try
        {
            return (string?)JsonNode.Parse(said)?["message"] ?? said;
        }
        catch (JsonException)
        {
            return said;
        }
    }
}
