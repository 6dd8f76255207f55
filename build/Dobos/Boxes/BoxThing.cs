namespace Dobos.Boxes;

/// <summary>A vault, a registry or a cluster that the box serves, and what a client must know to use it.</summary>
public sealed record BoxThing(string Kind, string Name, string Address, IReadOnlyDictionary<string, string> Facts);
