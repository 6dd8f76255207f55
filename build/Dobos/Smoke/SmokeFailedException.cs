using Dobos.Failures;

namespace Dobos.Smoke;

/// <summary>What is deployed does not answer as it must.</summary>
public sealed class SmokeFailedException(SmokeSubject subject, string fault, int attempts, TimeSpan took)
    : DobosException(ExitCode.CheckFailed, $"{subject.Service} {subject.Version} at {subject.Address} does not pass its smoke test, {Told(fault, attempts, took)}")
{
    /// <summary>What was seen, for those who know of what.</summary>
    public string Seen { get; } = $"its smoke test failed, {Told(fault, attempts, took)}";

    private static string Told(string fault, int attempts, TimeSpan took) => $"{attempts} {(attempts == 1 ? "attempt" : "attempts")} in {took.TotalSeconds:0} s: {fault}";
}
