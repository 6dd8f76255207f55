using Dobos.Registries;

namespace Dobos.Images.Bases;

/// <summary>The base image of all services: a tag for people, and the digest that counts.</summary>
public sealed record BasePin(BaseReference Reference, ImagePlatform Platform, Digest Digest);
