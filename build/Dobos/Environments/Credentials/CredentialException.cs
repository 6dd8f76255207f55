using Dobos.Failures;

namespace Dobos.Environments.Credentials;

/// <summary>The one credential that was chosen gives no token.</summary>
public sealed class CredentialException(string sentence, Exception? inner = null) : DobosException(ExitCode.Configuration, sentence, inner);
