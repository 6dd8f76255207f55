using Dobos.Failures;

namespace Dobos.Deploying.Locks;

/// <summary>Somebody else deploys the service now.</summary>
public sealed class HeldException(string reason) : DobosException(ExitCode.Held, reason);
