namespace Dobos.Failures;

/// <summary>A failure that we can explain: one sentence with what, where, why and the way out, and the exit code it ends in.</summary>
public abstract class DobosException(ExitCode code, string message, Exception? inner = null) : Exception(message, inner)
{
    public ExitCode Code { get; } = code;
}
