namespace Dobos.Offline.Clusters.Network.Services;

/// <summary>A port of a service, and what stands behind it at this moment.</summary>
internal sealed record ServicePort(string Name, int Number, string Protocol, IReadOnlyList<ServiceEndpoint> Endpoints);
