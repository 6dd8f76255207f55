using Microsoft.AspNetCore.Diagnostics;

namespace Calc.Frontend.Backends;

/// <summary>A failed backend is our client's 502, 503 or 504, never a 200.</summary>
public sealed class BackendFailureHandler(IProblemDetailsService problems, ILogger<BackendFailureHandler> log) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is not BackendException failure)
            return false;

        log.BackendHasNoAnswer(failure.Status, failure);
        httpContext.Response.StatusCode = failure.Status;
        return await problems.TryWriteAsync(new ProblemDetailsContext { HttpContext = httpContext, ProblemDetails = { Detail = failure.Message } });
    }
}
