using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>Somebody wants a vault elsewhere to be trusted, or paid with a token, as only one on this machine may be.</summary>
public sealed class TrustBeyondLoopbackException(Uri address)
    : DobosException(ExitCode.Configuration, Sentence(address))
{
    public static string Sentence(Uri address) =>
        $"'certificateFile' and 'tokenFile' are for a vault on this machine (127.0.0.1, [::1] or localhost), but {address} is not; remove them, or correct the address.";
}
