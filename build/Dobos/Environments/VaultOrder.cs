using System.Text.RegularExpressions;
using Dobos.Environments.Places;
using Dobos.Environments.Vaults;
using Dobos.Failures;
using Dobos.Names;

namespace Dobos.Environments;

/// <summary>A name that is to get a value in an environment's vault, once it is known that this may be: that vault is on this machine.</summary>
public sealed partial record VaultOrder
{
    private readonly IReadOnlyList<VaultName> _wanted;

    private VaultOrder(EnvironmentDefinition definition, IReadOnlyList<VaultName> wanted, string name)
    {
        (Definition, _wanted) = (definition, wanted);
        Name = wanted.FirstOrDefault(one => one.Name.Equals(name, StringComparison.OrdinalIgnoreCase)) ?? new(name, VaultKind.Secret);
    }

    public EnvironmentDefinition Definition { get; }

    /// <summary>As it is asked for; what nobody asks for is taken for a secret.</summary>
    public VaultName Name { get; }

    public bool IsWanted => _wanted.Contains(Name);

    /// <summary>What speaks against the name, which may still be right: a service that asks for it may be on its way.</summary>
    public string? Doubt => IsWanted ? null
        : $"No service asks for '{Name.Name}' in '{Definition.Name}'{Nearest.Hint(Name.Name, [.. _wanted.Select(one => one.Name)])}";

    public static VaultOrder Of(EnvironmentDefinition definition, VaultDemand demand, string name)
    {
        if (!Grammar().IsMatch(name))
            throw new UsageException($"'{name}' is no name for a value in a vault, which has 1 to 127 letters, digits and hyphens; give --set another one.");
        if (definition.Vault is VaultPlace.OnAzure or VaultPlace.At { Address.Address.IsLoopback: false })
            throw new VaultWriteRefusedException(definition, name);

        return new(definition, EnvironmentContext.Names(definition, demand), name);
    }

    [GeneratedRegex(@"^[0-9a-zA-Z-]{1,127}\z")]
    private static partial Regex Grammar();
}
