using Cake.Core;

namespace Cake.Frosting.Running;

/// <summary>What went wrong, out of the wrapping that the engine puts round it.</summary>
internal static class Failure
{
    public static Exception Unwrap(Exception exception) => exception switch
    {
        CakeReportException { InnerException: { } inner } => Unwrap(inner),
        AggregateException { InnerExceptions: [var only] } => Unwrap(only),
        _ => exception,
    };

    public static int ExitCode(Exception exception) => CakeExitCode(exception) ?? 1;

    private static int? CakeExitCode(Exception exception) => exception switch
    {
        CakeException cake => cake.ExitCode,
        CakeReportException { InnerException: { } inner } => CakeExitCode(inner),
        AggregateException several => several.InnerExceptions.Select(CakeExitCode).FirstOrDefault(code => code is not null),
        _ => null,
    };
}
