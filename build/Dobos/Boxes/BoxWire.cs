using System.Net.Http.Headers;
using System.Text.Json;

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

    public Task<JsonElement> OpenAsync(string kind, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation) =>
        SendAsync(new(HttpMethod.Put, $"/{kind}/{name}") { Content = new ReadOnlyMemoryContent(content) }, cancellation);

    public Task StopAsync(CancellationToken cancellation) => SendAsync(new(HttpMethod.Delete, "/"), cancellation);

    public void Dispose() => _client.Dispose();

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
