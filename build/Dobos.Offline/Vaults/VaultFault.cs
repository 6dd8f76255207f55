using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Dobos.Offline.Vaults;

/// <summary>Something that goes wrong, or slowly, before a vault answers.</summary>
public abstract record VaultFault
{
    /// <summary>Whether the request ends here.</summary>
    internal abstract Task<bool> AnswersAsync(HttpContext context, TimeProvider clock);

    public sealed record Throttle(TimeSpan RetryAfter) : VaultFault
    {
        internal override async Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            context.Response.Headers.RetryAfter = RetryAfter.TotalSeconds.ToString("0", CultureInfo.InvariantCulture);
            await VaultError.WriteAsync(context, 429, "Throttled", "Request was not processed because too many requests were received.");
            return true;
        }
    }

    public sealed record Status(int Code, string Error = "InternalServerError", string? InnerError = null) : VaultFault
    {
        internal override async Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            await VaultError.WriteAsync(context, Code, Error, "The vault was told to fail.", InnerError);
            return true;
        }
    }

    /// <summary>An answer that is not Key Vault's, such as a proxy's page.</summary>
    public sealed record Says(int Code, string Body) : VaultFault
    {
        internal override async Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            context.Response.StatusCode = Code;
            await context.Response.WriteAsync(Body, context.RequestAborted);
            return true;
        }
    }

    public sealed record Redirect(Uri To) : VaultFault
    {
        internal override Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            context.Response.Redirect(To.ToString());
            return Task.FromResult(true);
        }
    }

    public sealed record Slow(TimeSpan By) : VaultFault
    {
        internal override async Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            await Task.Delay(By, clock, context.RequestAborted);
            return false;
        }
    }

    public sealed record Hang : VaultFault
    {
        internal override async Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, clock, context.RequestAborted);
            return true;
        }
    }

    /// <summary>The connection breaks without an answer.</summary>
    public sealed record Drop : VaultFault
    {
        internal override Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            context.Abort();
            return Task.FromResult(true);
        }
    }

    /// <summary>Something happens just before the answer, such as a rotation.</summary>
    public sealed record First(Action Happens) : VaultFault
    {
        internal override Task<bool> AnswersAsync(HttpContext context, TimeProvider clock)
        {
            Happens();
            return Task.FromResult(false);
        }
    }
}
