using Dobos.Environments;
using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>A release that must be there already.</summary>
/// <param name="InputsHash">What it must have been made of; null where only its version was asked for.</param>
public sealed record WantedRelease(string Service, string Version, string? InputsHash)
{
    public async Task<Published> FindAsync(RegistryClient registry, EnvironmentDefinition environment, CancellationToken cancellation)
    {
        var found = await new ReleaseShelf(registry, Service).FindAsync(Version, cancellation) ?? throw new ReleaseRefusedException(
            $"{Service} {Version} is not in {registry.Address}, and nothing is built for '{environment.Name}', which is protected; promote the release to it first.");
        return InputsHash is null || InputsHash == found.Record.InputsHash
            ? new(Service, Version, found.Digest, found.Record.Image, found.Record.Chart, Uploaded: 0)
            : throw new ReleaseRefusedException(
                $"{Service} {Version} in {registry.Address} was made of other inputs ({found.Record.InputsHash}) than this checkout has ({InputsHash}), " +
                $"and nothing is built for '{environment.Name}', which is protected; check out what was released.");
    }
}
