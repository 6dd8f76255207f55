namespace Dobos.Host.Tests;

internal sealed record HostResult(int ExitCode, string Output, string Error)
{
    /// <summary>The sentence that a failed run ends with.</summary>
    public string Sentence => Error.Split('\n').SingleOrDefault(line => line.StartsWith("Error: ", StringComparison.Ordinal)) ?? $"(no sentence in: {Error})";
}
