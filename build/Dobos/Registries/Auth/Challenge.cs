namespace Dobos.Registries.Auth;

/// <summary>What a registry wants to be shown: a scheme, and where to get it.</summary>
internal sealed record Challenge(string Scheme, IReadOnlyDictionary<string, string> Parameters)
{
    public bool IsBearer => Is("Bearer") && Realm is not null;

    public bool IsBasic => Is("Basic");

    public string? Realm => Parameters.GetValueOrDefault("realm");

    public string? Service => Parameters.GetValueOrDefault("service");

    public string? Scope => Parameters.GetValueOrDefault("scope");

    /// <summary>The one that we answer: a token before a password.</summary>
    public static Challenge? Choose(IEnumerable<string> headers)
    {
        Challenge[] all = [.. headers.SelectMany(header => new ChallengeReader(header).Read())];
        return Array.Find(all, one => one.IsBearer) ?? Array.Find(all, one => one.IsBasic);
    }

    private bool Is(string scheme) => Scheme.Equals(scheme, StringComparison.OrdinalIgnoreCase);
}
