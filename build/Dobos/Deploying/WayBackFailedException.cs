using Dobos.Failures;

namespace Dobos.Deploying;

/// <summary>A release did not hold, and nothing that was proven could be brought back: a person is needed.</summary>
public sealed class WayBackFailedException(string release, string why, string tried, string commands)
    : DobosException(ExitCode.WayBackFailed, $"{release} did not hold: {why.TrimEnd('.')}. {tried.TrimEnd('.')}. A person is needed: {commands}");
