using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>A release that must be there already.</summary>
/// <param name="Service">Whose it is.</param>
/// <param name="Version">Which one.</param>
/// <param name="InputsHash">What it must have been made of; null where only its version was asked for.</param>
/// <param name="Why">Why it is not built here, as half a sentence.</param>
public sealed record WantedRelease(string Service, string Version, string? InputsHash, string Why)
{
    public async Task<Published> FindAsync(RegistryClient registry, CancellationToken cancellation)
    {
        var found = await new ReleaseShelf(registry, Service).FindAsync(Version, cancellation) ?? throw new ReleaseRefusedException(
            $"{Service} {Version} is not published in {registry.Address}, and {Why}; publish it, or promote it to there, first.");
        return InputsHash is null || InputsHash == found.Record.InputsHash
            ? new(Service, Version, found.Digest, found.Record.Image, found.Record.Chart, Uploaded: 0)
            : throw new ReleaseRefusedException(
                $"{Service} {Version} in {registry.Address} was made of other inputs ({Shown.Short(found.Record.InputsHash)}) " +
                $"than this checkout has ({InputsHash}), and {Why}; check out what was released.");
    }
}
