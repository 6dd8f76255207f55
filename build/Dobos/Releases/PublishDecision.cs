using Dobos.Registries;

namespace Dobos.Releases;

/// <summary>What there is to do for a version, from what its tags shall stand for and what they stand for now.</summary>
public abstract record PublishDecision
{
    public static PublishDecision Of(ReleaseTags ours, ReleaseTags there)
    {
        Part[] parts = [new("record", ours.Record!, there.Record), new("image", ours.Image!, there.Image), new("chart", ours.Chart!, there.Chart)];
        return parts.FirstOrDefault(part => part.There is not null && part.There != part.Ours) is { } other ? new Refuse(other.Name, other.Ours, other.There!)
            : parts.All(part => part.There is not null) ? new Nothing()
            : new Push(Image: there.Image is null, Chart: there.Chart is null, Record: there.Record is null);
    }

    public sealed record Nothing : PublishDecision;

    /// <summary>What is lacking.</summary>
    public sealed record Push(bool Image, bool Chart, bool Record) : PublishDecision;

    /// <summary>The version is there with other bytes.</summary>
    public sealed record Refuse(string What, Digest Ours, Digest There) : PublishDecision;

    private sealed record Part(string Name, Digest Ours, Digest? There);
}
