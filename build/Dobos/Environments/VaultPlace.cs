namespace Dobos.Environments;

/// <summary>Where an environment keeps its settings and secrets.</summary>
public abstract record VaultPlace
{
    public sealed record OnAzure(string Name) : VaultPlace;

    public sealed record At(VaultAddress Address) : VaultPlace;

    public sealed record InBox(string Name) : VaultPlace;
}
