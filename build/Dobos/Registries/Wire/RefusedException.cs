using System.Net;

namespace Dobos.Registries.Wire;

/// <summary>An answer that was not wanted: its status, and what it says about the reason.</summary>
internal sealed class RefusedException(HttpStatusCode status, string reason, TimeSpan? retryAfter) : Exception($"{(int)status} {reason}".TrimEnd())
{
    public HttpStatusCode Status => status;

    /// <summary>How long the registry wants us to wait.</summary>
    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Too much at once, or a server that has trouble of its own.</summary>
    public bool Passes => (int)status is 408 or 425 or 429 or 500 or 502 or 503 or 504;

    public bool IsDenied => status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
}
