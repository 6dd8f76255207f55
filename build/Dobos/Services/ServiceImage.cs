namespace Dobos.Services;

/// <summary>Who builds the image, and the Dockerfile where it is Docker.</summary>
public sealed record ServiceImage(string Builder, string Dockerfile);
