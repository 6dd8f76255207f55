namespace Dobos.Host.Targets;

/// <summary>A switch of this target. Without a <paramref name="value"/> it is a flag.</summary>
[AttributeUsage(AttributeTargets.Class, AllowMultiple = true)]
public class TakesAttribute(string name, string value, string sentence) : Attribute
{
    public string Name { get; } = name;

    public string Value { get; } = value;

    public string Sentence { get; } = sentence;
}
