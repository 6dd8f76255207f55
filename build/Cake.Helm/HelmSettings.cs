using Cake.Core.Tooling;

namespace Cake.Helm;

/// <summary>What every verb of helm understands.</summary>
public abstract class HelmSettings : ToolSettings
{
    /// <summary>The namespace that the release lives in; helm's own choice when null.</summary>
    public string? Namespace { get; set; }
}
