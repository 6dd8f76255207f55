using System.Text.Json.Serialization;

namespace Dobos.Offline.Vaults;

/// <summary>One thing that happens to a vault, and one line of its journal.</summary>
[JsonDerivedType(typeof(Put), "put")]
[JsonDerivedType(typeof(Replace), "replace")]
[JsonDerivedType(typeof(Delete), "delete")]
[JsonDerivedType(typeof(Recover), "recover")]
[JsonDerivedType(typeof(Purge), "purge")]
internal abstract record VaultChange
{
    /// <summary>Further versions of one secret, the newest last.</summary>
    public sealed record Put(string Name, IReadOnlyList<SecretVersion> Versions) : VaultChange;

    /// <summary>A version that is there and has other properties from now on.</summary>
    public sealed record Replace(SecretVersion Version) : VaultChange;

    public sealed record Delete(string Name, DateTimeOffset At) : VaultChange;

    public sealed record Recover(string Name) : VaultChange;

    public sealed record Purge(string Name) : VaultChange;
}
