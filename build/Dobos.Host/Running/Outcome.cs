using Dobos.Failures;

namespace Dobos.Host.Running;

/// <summary>Why the run failed, if it did, and the exit code that this ends in.</summary>
public sealed class Outcome
{
    public Exception? Failure { get; set; }

    public ExitCode Code(int cake, bool cancelled) => (Failure, cake, cancelled) switch
    {
        (_, _, true) => ExitCode.Cancelled,
        (null, 0, _) => ExitCode.Done,
        (null, _, _) => ExitCode.Failed,
        ({ } failure, _, _) => Worst.Of(failure),
    };
}
