using Dobos.Services;

namespace Dobos.Images;

/// <summary>The image of a service in a version.</summary>
public sealed record ImageOrder(Service Service, string Version);
