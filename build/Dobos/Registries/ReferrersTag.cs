using Dobos.Registries.Wire;

namespace Dobos.Registries;

/// <summary>
/// The index of referrers under a tag. Registries offer no way to write only what nobody changed meanwhile, so a writer reads back what it wrote, at once and again
/// when others who had read before it have written, and puts back its own entry and every other that it has seen.
/// </summary>
internal sealed class ReferrersTag(Session session, Manifests manifests)
{
    private const int Tries = 20;

    public async Task<IReadOnlyList<Descriptor>> ListAsync(Digest subject, CancellationToken cancellation) =>
        (await manifests.FindContentAsync(subject.ReferrersTag, cancellation))?.Manifests ?? [];

    public async Task AddAsync(Digest subject, Descriptor referrer, CancellationToken cancellation)
    {
        using var turn = await session.TurnAsync(subject.ReferrersTag, cancellation);
        ReferrersIndex index = new(referrer);
        for (var tries = 0; tries < Tries; tries++)
        {
            await WriteAsync(subject, index, cancellation);
            if (await StaysAsync(subject, index, cancellation))
                return;
        }

        throw new RegistryException(
            $"{session.Registry} does not keep {referrer.Digest} in the index '{subject.ReferrersTag}' after {Tries} tries, because others write it too; " +
            "run again when they have finished.");
    }

    private async Task WriteAsync(Digest subject, ReferrersIndex index, CancellationToken cancellation)
    {
        var there = await manifests.FindContentAsync(subject.ReferrersTag, cancellation);
        if (index.Merge(there) is { } changed)
            await manifests.PutAsync(changed, subject.ReferrersTag, cancellation);
    }

    private async Task<bool> StaysAsync(Digest subject, ReferrersIndex index, CancellationToken cancellation)
    {
        foreach (var pause in (TimeSpan[])[TimeSpan.Zero, session.Patience.Settle * (0.75 + (Random.Shared.NextDouble() / 2))])
        {
            await Task.Delay(pause, session.Clock, cancellation);
            if (index.Merge(await manifests.FindContentAsync(subject.ReferrersTag, cancellation)) is not null)
                return false;
        }

        return true;
    }
}
