namespace Dobos.Registries.Places;

/// <summary>A registry in the box, and the files in which its two users' passwords stand.</summary>
public sealed record BoxedRegistry(RegistryAddress Address, string PushPasswordFile, string PullPasswordFile);
