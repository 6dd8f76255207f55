using Dobos.Failures;

namespace Dobos.Deploying;

public sealed class DeployRefusedException(string reason) : DobosException(ExitCode.Refused, reason);
