namespace Dobos.Testing;

/// <summary>One test, as the test platform wrote it down. <see cref="Message"/> is why it failed or was skipped.</summary>
public sealed record TestResult(string Name, Verdict Verdict, TimeSpan Duration, string Message, string Stack);
