namespace Dobos.Services;

/// <summary>Who builds the image, and the Dockerfile where it is Docker.</summary>
public sealed record ServiceImage(string Builder, string Dockerfile)
{
    /// <summary>Whether the Dockerfile is what is built, by a container engine. Then the same inputs need not give the same bytes.</summary>
    public bool IsOfDockerfile => Builder is "docker";

    /// <summary>What the Dockerfile is given as build arguments.</summary>
    public IReadOnlyDictionary<string, string> Arguments { get; init; } = new Dictionary<string, string>();
}
