using System.Text;

namespace Dobos.Environments.Vaults;

/// <summary>Judges what a vault answered. Key Vault hands out empty, expired and not yet valid values without a word.</summary>
internal static class VaultVerdict
{
    /// <summary>To mask a shorter one would be to mask half of every line; not to mask it, to show it.</summary>
    private const int ShortestSecret = 4;

    /// <summary>Key Vault's own limit.</summary>
    internal const int MostBytes = 25 * 1024;

    public static VaultGap? OnValue(VaultName name, string value, DateTimeOffset? notBefore, DateTimeOffset? expires, DateTimeOffset now) =>
        value is "" ? new VaultGap.Empty(name)
        : expires <= now ? new VaultGap.Expired(name, expires.Value)
        : notBefore > now ? new VaultGap.NotYetValid(name, notBefore.Value)
        : name.Kind is VaultKind.Secret && value.Length < ShortestSecret ? new VaultGap.TooShort(name, ShortestSecret)
        : null;

    /// <summary>What keeps a value from being set: that a vault would refuse it, or that we would refuse to read it.</summary>
    public static VaultGap? OnNewValue(VaultName name, string value) =>
        Encoding.UTF8.GetByteCount(value) is > MostBytes and var bytes
            ? new VaultGap.TooLong(name, bytes, MostBytes)
            : OnValue(name, value, notBefore: null, expires: null, DateTimeOffset.UnixEpoch);

    public static VaultGap? OnRefusal(VaultName name, int status, string reason) => (status, reason) switch
    {
        (404, _) => new VaultGap.Missing(name),
        (403, "SecretDisabled") => new VaultGap.Disabled(name),
        (401 or 403, _) => new VaultGap.Denied(name, status, reason),
        _ => null,
    };
}
