using System.Security.Cryptography;

namespace Dobos.Offline.Vaults;

/// <summary>One vault: what is in it, the token that opens it, and the faults that it was told to have.</summary>
public sealed class Vault(TimeProvider clock)
{
    public VaultStore Store { get; } = new(clock);

    public VaultFaults Faults { get; } = new(clock);

    public string Token { get; } = RandomNumberGenerator.GetHexString(64, lowercase: true);
}
