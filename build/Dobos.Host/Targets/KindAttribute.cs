namespace Dobos.Host.Targets;

[AttributeUsage(AttributeTargets.Class)]
public sealed class KindAttribute(TargetGroup group, Effect effect) : Attribute
{
    public TargetGroup Group { get; } = group;

    public Effect Effect { get; } = effect;
}
