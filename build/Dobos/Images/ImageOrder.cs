using Dobos.Services;

namespace Dobos.Images;

/// <summary>The image of a service in a version.</summary>
public sealed record ImageOrder(Service Service, string Version)
{
    /// <summary>Of the content of all that the service is made of; empty where nobody asked.</summary>
    public string InputsHash { get; init; } = "";

    /// <summary>Every file that the service is made of, absolute.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];
}
