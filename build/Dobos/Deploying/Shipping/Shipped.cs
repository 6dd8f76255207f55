namespace Dobos.Deploying.Shipping;

/// <summary>What came of a service: which version runs now, and why.</summary>
/// <param name="Address">Where people find it.</param>
public sealed record Shipped(string Service, string Version, int Revision, Uri Address, ShippedHow How);
