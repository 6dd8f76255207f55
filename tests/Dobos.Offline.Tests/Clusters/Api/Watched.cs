using System.Text.Json.Nodes;

namespace Dobos.Offline.Tests.Clusters.Api;

/// <summary>What a watch tells, line by line.</summary>
internal sealed class Watched(HttpResponseMessage answer, StreamReader lines) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public int Code => (int)answer.StatusCode;

    public static async Task<Watched> OpenAsync(ServedApi api, string path, string? accept = null)
    {
        var answer = await api.SendAsync("GET", path, accept: accept);
        return new(answer, new(await answer.Content.ReadAsStreamAsync()));
    }

    /// <summary>Null at the end.</summary>
    public async Task<JsonObject?> NextAsync() => await lines.ReadLineAsync().WaitAsync(Patience) is { } line ? (JsonObject)JsonNode.Parse(line)! : null;

    /// <summary>As 'ADDED web'.</summary>
    public async Task<string?> BriefAsync() => await NextAsync() is { } told ? $"{told["type"]} {told["object"]!["metadata"]!["name"]}" : null;

    public void Dispose()
    {
        lines.Dispose();
        answer.Dispose();
    }
}
