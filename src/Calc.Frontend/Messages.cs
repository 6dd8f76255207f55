namespace Calc.Frontend;

/// <summary>What the service logs.</summary>
internal static partial class Messages
{
    // All in one class: the generator puts several in an order that changes from build to build, and the image's digest with it.
    [LoggerMessage(LogLevel.Warning, "The cache is passed by: redis {Reason}.")]
    public static partial void CacheIsPassedBy(this ILogger log, string reason);

    [LoggerMessage(LogLevel.Warning, "No answer from the backend, so we answer {Status}.")]
    public static partial void BackendHasNoAnswer(this ILogger log, int status, Exception failure);
}
