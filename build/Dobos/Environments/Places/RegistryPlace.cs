using Dobos.Loopback;

namespace Dobos.Environments.Places;

/// <summary>Where an environment's images, charts and release records are. We push to one address; the cluster may know it by another.</summary>
public abstract record RegistryPlace
{
    /// <summary>Whether it is on this machine: what it takes goes nowhere else.</summary>
    public bool IsOffline => this is InBox || (this is At at && LoopbackHost.Is(new Uri($"http://{at.Push}")));

    public sealed record OnAzure(string Name) : RegistryPlace;

    public sealed record At(string Push, string Pull, string? PullSecret) : RegistryPlace;

    public sealed record InBox(string Name) : RegistryPlace
    {
        public static InBox NonProduction { get; } = new("nonprod");

        public static InBox Production { get; } = new("prod");

        public static InBox Of(bool isProtected) => isProtected ? Production : NonProduction;
    }
}
