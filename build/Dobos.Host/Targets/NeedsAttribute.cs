namespace Dobos.Host.Targets;

/// <summary>A tool of build/tools.json without which this target cannot do its work.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public sealed class NeedsAttribute(string tool) : Attribute
{
    public string Tool { get; } = tool;
}
