using Calc.Contracts;
using Calc.Hosting;

namespace Calc.Backend;

public static class Calculation
{
    public static async Task<IResult> CalculateAsync(HttpRequest request, CancellationToken cancellation)
    {
        var received = await ReceivedRequest.ReadAsync(request.Body, cancellation);
        return received.Valid is { } valid
            ? Results.Ok(new CalculateResponse(valid.Number, [.. PrimeFactors.Of(valid.Number)]))
            : Problems.Invalid(received.Invalid!);
    }
}
