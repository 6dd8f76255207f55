namespace Dobos.Host.Targets;

/// <summary>What a task class says of itself.</summary>
public sealed record Target(string Name, string Description, TargetGroup Group, Effect Effect, Switch[] Switches, string[] Needs, string[] After, Type Task);
