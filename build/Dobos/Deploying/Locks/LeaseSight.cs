namespace Dobos.Deploying.Locks;

/// <summary>What the Lease of an environment says at one look.</summary>
/// <param name="Version">Changes with each renewal.</param>
/// <param name="Seconds">How long the holder may be silent.</param>
public sealed record LeaseSight(string? Holder, string Version, int Seconds);
