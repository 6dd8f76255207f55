namespace Dobos.Offline.Vaults;

/// <summary>What a client says about a secret; the vault adds version and times. The times of validity are told on and never enforced, as on Azure.</summary>
public sealed record SecretDraft(string Value)
{
    public string? ContentType { get; init; }

    public bool Enabled { get; init; } = true;

    public DateTimeOffset? NotBefore { get; init; }

    public DateTimeOffset? Expires { get; init; }

    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>();

    /// <summary>A record would print its members.</summary>
    public override string ToString() => "***";
}
