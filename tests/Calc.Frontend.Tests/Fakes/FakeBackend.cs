using System.Collections.Concurrent;
using System.Net;
using System.Text;

namespace Calc.Frontend.Tests.Fakes;

/// <summary>Stands where the network begins: answers what a test tells it to, and remembers what it was asked.</summary>
public sealed class FakeBackend : HttpMessageHandler
{
    private readonly ConcurrentQueue<string> _asked = [];

    public Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> Answer { get; set; } = (_, _) => Factors();

    public IEnumerable<string> Asked => _asked;

    public int Calculations => _asked.Count(path => path.EndsWith("/api/calculate", StringComparison.Ordinal));

    public static Task<HttpResponseMessage> Factors() => Json(HttpStatusCode.OK, """{"number":84,"factors":[2,2,3,7]}""");

    public static Task<HttpResponseMessage> Json(HttpStatusCode status, string body) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(body, Encoding.UTF8, "application/json") });

    public static Task<HttpResponseMessage> Unreachable() =>
        throw new HttpRequestException(HttpRequestError.ConnectionError, "Connection refused (canary-address:80)");

    public static async Task<HttpResponseMessage> Hangs(CancellationToken cancellation)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellation);
        throw new InvalidOperationException("Nothing ends an infinite delay but its token.");
    }

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        _asked.Enqueue(request.RequestUri!.AbsolutePath);
        return Answer(request, cancellationToken);
    }
}
