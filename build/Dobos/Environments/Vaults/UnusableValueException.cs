using Dobos.Failures;

namespace Dobos.Environments.Vaults;

/// <summary>A value that nobody could use, so that it is not set in the first place.</summary>
public sealed class UnusableValueException(VaultOrder order, string fault) : DobosException(ExitCode.Usage, Sentence(order, fault))
{
    private static string Sentence(VaultOrder order, string fault) =>
        $"The value for {order.Name.Name} {fault}; nothing was set. Give another one" +
        $"{(order.IsWanted ? "" : ", or name it under 'settings' in a service.json, if it is no secret")}.";
}
