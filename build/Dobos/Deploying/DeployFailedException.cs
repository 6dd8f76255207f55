using Dobos.Failures;

namespace Dobos.Deploying;

/// <summary>A release did not hold; what was proven before runs again, or nothing, where nothing was proven.</summary>
public sealed class DeployFailedException(string release, string why, string now, Exception? inner = null)
    : DobosException(ExitCode.DeployFailed, $"{release} was not kept: {why.TrimEnd('.')}. {now}", inner);
