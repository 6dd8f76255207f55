namespace Dobos.Failures;

/// <summary>The command line asks for something that does not exist, or leaves something out.</summary>
public sealed class UsageException(string message) : DobosException(ExitCode.Usage, message);
