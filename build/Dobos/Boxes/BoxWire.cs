using System.Net.Http.Headers;
using System.Text.Json;
using Dobos.Secrets;

namespace Dobos.Boxes;

/// <summary>Speaks to a running box.</summary>
internal sealed class BoxWire : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _client;

    public BoxWire(BoxCard card)
    {
        // Nothing on the way to this machine itself is a proxy's business.
        _client = new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = card.Address, Timeout = Patience };
        _client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", card.Token);
    }

    public Task<JsonElement> StateAsync(CancellationToken cancellation) => SendAsync(new(HttpMethod.Get, "/"), cancellation);

    public Task<JsonElement> OpenAsync(string kind, string name, IReadOnlyDictionary<string, Secret> values, CancellationToken cancellation) =>
        SendAsync(new(HttpMethod.Put, $"/{kind}/{name}") { Content = new ReadOnlyMemoryContent(Json(values)) }, cancellation);

    public Task StopAsync(CancellationToken cancellation) => SendAsync(new(HttpMethod.Delete, "/"), cancellation);

    public void Dispose() => _client.Dispose();

    private static byte[] Json(IReadOnlyDictionary<string, Secret> values)
    {
        using MemoryStream content = new();
        using (Utf8JsonWriter json = new(content))
        {
            json.WriteStartObject();
            foreach (var (name, value) in values)
                json.WriteString(name, value.Reveal());
            json.WriteEndObject();
        }

        return content.ToArray();
    }

    private async Task<JsonElement> SendAsync(HttpRequestMessage request, CancellationToken cancellation)
    {
        using (request)
        using (var response = await _client.SendAsync(request, cancellation))
        {
            var content = await response.Content.ReadAsByteArrayAsync(cancellation);
            if (!response.IsSuccessStatusCode)
                throw new BoxAnswerException(request, response);

            using var body = JsonDocument.Parse(content is [] ? "{}"u8.ToArray() : content);
            return body.RootElement.Clone();
        }
    }
}
