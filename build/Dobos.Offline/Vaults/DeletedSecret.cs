namespace Dobos.Offline.Vaults;

/// <summary>A secret that was deleted and can still be recovered; until it is purged nobody can set one of its name.</summary>
public sealed record DeletedSecret(IReadOnlyList<SecretVersion> Versions, DateTimeOffset Since)
{
    public SecretVersion Newest => Versions[^1];

    public DateTimeOffset PurgedOn => Since.AddDays(90);
}
