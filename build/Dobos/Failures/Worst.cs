namespace Dobos.Failures;

/// <summary>Of several failures the worst one counts: a failed way back, a failed deploy, then the rest by number.</summary>
public static class Worst
{
    public static ExitCode Of(Exception failure) => Codes(failure).MaxBy(Gravity);

    private static IEnumerable<ExitCode> Codes(Exception failure) => failure switch
    {
        DobosException known => [known.Code],
        AggregateException several => several.InnerExceptions.SelectMany(Codes),
        OperationCanceledException => [ExitCode.Cancelled],
        { InnerException: { } inner } => Codes(inner),
        _ => [ExitCode.Failed],
    };

    private static int Gravity(ExitCode code) => code switch
    {
        ExitCode.WayBackFailed => int.MaxValue,
        ExitCode.DeployFailed => int.MaxValue - 1,
        _ => (int)code,
    };
}
