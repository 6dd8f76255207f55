using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>A value that nobody could use, so that it is not set in the first place.</summary>
public sealed class UnusableValueException(VaultOrder order, VaultGap gap) : DobosException(
    ExitCode.Usage,
    $"The value for {gap.Name} {gap.Fault}; nothing was set. Give another one{WayOut(order, gap)}.")
{
    private static string WayOut(VaultOrder order, VaultGap gap) =>
        gap is VaultGap.TooShort && !order.IsWanted ? ", or name it under 'settings' in a service.json, if it is no secret" : "";
}
