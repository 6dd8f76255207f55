namespace Dobos.Offline.Registries;

/// <summary>One registry. Its state is in one folder, which one process at a time has open.</summary>
public sealed class Registry
{
    public const string PushUser = "push";
    public const string PullUser = "pull";

    private Registry(string folder, TimeProvider clock)
    {
        PushPasswordFile = Path.Combine(folder, "push.password");
        PullPasswordFile = Path.Combine(folder, "pull.password");
        AzureTokenFile = Path.Combine(folder, "aad.token");
        Passwords = new(this);
        Tokens = new(clock);
        Store = new(folder, clock);
    }

    /// <summary>The password of <see cref="PushUser"/>, who may push, pull and delete.</summary>
    public string PushPasswordFile { get; }

    /// <summary>The password of <see cref="PullUser"/>, who may only pull.</summary>
    public string PullPasswordFile { get; }

    /// <summary>Whoever has this file's content may exchange it for a refresh token, as one does with a token of Azure's. Not made by the registry.</summary>
    public string AzureTokenFile { get; }

    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromMinutes(10);

    public TimeSpan RefreshTokenLifetime { get; set; } = TimeSpan.FromHours(3);

    internal Passwords Passwords { get; }

    internal Tokens Tokens { get; }

    internal RegistryStore Store { get; }

    /// <summary>Opens what is in the folder, or begins it there. What a killed process left half is removed.</summary>
    public static Registry Open(string folder, TimeProvider clock)
    {
        Directory.CreateDirectory(folder);
        return new(folder, clock);
    }

    /// <summary>Removes what nothing names any more; may be called at any time.</summary>
    public void Collect() => Store.Collect();
}
