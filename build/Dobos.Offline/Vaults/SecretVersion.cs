namespace Dobos.Offline.Vaults;

/// <summary>One version of a secret, as a vault keeps it.</summary>
public sealed record SecretVersion(
    string Name,
    string Version,
    SecretDraft Content,
    DateTimeOffset Created,
    DateTimeOffset Updated,
    bool Seeded = false)
{
    /// <summary>A record would print its members.</summary>
    public override string ToString() => $"{Name}/{Version}";
}
