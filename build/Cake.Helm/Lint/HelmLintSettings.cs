namespace Cake.Helm.Lint;

public sealed class HelmLintSettings : HelmValuesSettings
{
    /// <summary>A warning fails as well.</summary>
    public bool Strict { get; set; }

    /// <summary>Only warnings and errors are written.</summary>
    public bool Quiet { get; set; }
}
