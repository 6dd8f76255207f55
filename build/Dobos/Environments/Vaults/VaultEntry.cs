using Dobos.Secrets;

namespace Dobos.Environments.Vaults;

/// <summary>A value that a vault gave us, and where it comes from. A setting is kept closed as well until somebody asks what to show.</summary>
public sealed record VaultEntry(string Name, VaultKind Kind, Secret Value, string Version, DateTimeOffset? Updated)
{
    public string Shown => Kind == VaultKind.Setting ? Value.Reveal() : Value.ToString();
}
