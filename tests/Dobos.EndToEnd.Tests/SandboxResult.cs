namespace Dobos.EndToEnd.Tests;

/// <summary>What a finished process left.</summary>
public sealed record SandboxResult(int ExitCode, string Output, string Error)
{
    public override string ToString() => $"exit code {ExitCode}\n--- output ---\n{Output}\n--- error ---\n{Error}";
}
