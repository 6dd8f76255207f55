using Calc.Contracts;
using Calc.Frontend.Backends;
using Calc.Frontend.Cache;
using Calc.Hosting;

namespace Calc.Frontend;

/// <summary>Cache-aside: what is known is answered from the cache, the rest is asked of the backend and kept.</summary>
public static class Calculation
{
    public const string CacheHeader = "X-Cache";

    public static async Task<IResult> CalculateAsync(
        HttpContext context, BackendClient backend, AnswerCache cache, CancellationToken cancellation)
    {
        var received = await ReceivedRequest.ReadAsync(context.Request.Body, cancellation);
        if (received.Valid is not { } valid)
            return Problems.Invalid(received.Invalid!);

        var known = await cache.FindAsync(valid.Number, cancellation);
        context.Response.Headers[CacheHeader] = known is null ? "miss" : "hit";
        return Results.Ok(known ?? await AskAsync(valid, backend, cache, cancellation));
    }

    private static async Task<CalculateResponse> AskAsync(
        CalculateRequest request, BackendClient backend, AnswerCache cache, CancellationToken cancellation)
    {
        var answer = await backend.CalculateAsync(request, cancellation);
        await cache.KeepAsync(answer, cancellation);
        return answer;
    }
}
