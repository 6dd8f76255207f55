namespace Dobos.Smoke;

/// <summary>What is thought to run: the release whose answers are wanted, and nobody else's.</summary>
public sealed record SmokeSubject(string Service, string Version, string Commit, Uri Address)
{
    /// <summary>A text of service.json with the names of what is deployed filled in.</summary>
    public string Fill(string text) => text.Replace("{version}", Version, StringComparison.Ordinal).Replace("{commit}", Commit, StringComparison.Ordinal);
}
