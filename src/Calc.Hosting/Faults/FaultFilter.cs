using Microsoft.AspNetCore.Http;

namespace Calc.Hosting.Faults;

/// <summary>Makes requests slow or fails them, as far as the fault switches say.</summary>
public sealed class FaultFilter(FaultSettings faults, TimeProvider time) : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        await Task.Delay(faults.Delay, time, context.HttpContext.RequestAborted);
        return faults.Hits(Random.Shared.Next(100)) ? OnPurpose() : await next(context);
    }

    private IResult OnPurpose() => Results.Problem(
        statusCode: StatusCodes.Status500InternalServerError,
        title: "Failed on purpose",
        detail: $"FAULT_FAIL_PERCENT is {faults.FailPercent}: this many of a hundred requests fail.");
}
