namespace Dobos.Environments.Vaults;

/// <summary>What a vault has under one name: a value, or the reason why there is none to use.</summary>
internal abstract record VaultAnswer
{
    public sealed record Usable(VaultEntry Entry) : VaultAnswer;

    public sealed record Unusable(VaultGap Gap) : VaultAnswer;
}
