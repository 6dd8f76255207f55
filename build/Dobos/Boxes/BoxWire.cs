using System.Net.Http.Headers;
using System.Text.Json;
using Dobos.Loopback;
using Dobos.Secrets;

namespace Dobos.Boxes;

/// <summary>Speaks to a running box.</summary>
internal sealed class BoxWire(BoxCard card) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    // What is said goes to this machine itself, whatever a card says: that is no proxy's business, and nobody else's.
    private readonly HttpClient _client = new(LoopbackConnection.CreateHandler())
    {
        BaseAddress = card.Address,
        Timeout = Patience,
        DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", card.Token) },
    };

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
        try
        {
            using (request)
            using (var response = await _client.SendAsync(request, cancellation))
                return await ReadAsync(request, response, cancellation);
        }
        catch (HttpRequestException e)
        {
            throw new BoxUnreachableException(card, e.Message, e);
        }
        catch (OperationCanceledException late) when (!cancellation.IsCancellationRequested)
        {
            throw new BoxUnreachableException(card, $"it said nothing for {Patience.TotalSeconds:0} s", late);
        }
    }

    private static async Task<JsonElement> ReadAsync(HttpRequestMessage request, HttpResponseMessage response, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
            throw new BoxAnswerException(request, response, await response.Content.ReadAsStringAsync(cancellation));

        var content = await response.Content.ReadAsByteArrayAsync(cancellation);
        using var body = JsonDocument.Parse(content is [] ? "{}"u8.ToArray() : content);
        return body.RootElement.Clone();
    }
}
