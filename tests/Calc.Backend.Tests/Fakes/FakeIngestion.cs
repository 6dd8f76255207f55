using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Calc.Backend.Tests.Fakes;

/// <summary>An Application Insights on loopback, which keeps what is posted to it.</summary>
public sealed class FakeIngestion : IAsyncDisposable
{
    public const string Key = "c0ffee00-1885-4000-8000-00000000cafe";

    private readonly ConcurrentQueue<string> _received = [];
    private readonly WebApplication _server;

    private FakeIngestion(WebApplication server) => _server = server;

    public string ConnectionString => $"InstrumentationKey={Key};IngestionEndpoint={_server.Urls.Single()}/";

    public string Received => string.Join('\n', _received);

    public static async Task<FakeIngestion> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var ingestion = new FakeIngestion(builder.Build());
        ingestion._server.MapFallback(ingestion.KeepAsync);
        await ingestion._server.StartAsync();
        return ingestion;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<IResult> KeepAsync(HttpRequest request)
    {
        await using var plain = request.Headers.ContentEncoding == "gzip" ? new GZipStream(request.Body, CompressionMode.Decompress) : request.Body;
        using var reader = new StreamReader(plain);
        _received.Enqueue($"{request.Path}\n{await reader.ReadToEndAsync()}");
        return Results.Ok(new { itemsReceived = 1, itemsAccepted = 1, errors = Array.Empty<string>() });
    }
}
