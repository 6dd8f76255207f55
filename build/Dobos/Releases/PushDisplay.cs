using Dobos.Registries.Copying;

namespace Dobos.Releases;

/// <summary>Shows a push: on a terminal as one line that is written over, elsewhere as a line for each artifact that is there now.</summary>
public sealed class PushDisplay(TextWriter output, bool terminal) : IProgress<CopyEvent>, IDisposable
{
    private readonly Lock _gate = new();
    private readonly CopyDisplay _line = new(output, terminal: true);

    public void Report(CopyEvent value)
    {
        if (terminal && value is not CopyEvent.Tagged)
            _line.Report(value);
    }

    internal void Pushed(string release, Artifact artifact, IReadOnlyList<Registries.Descriptor> sent)
    {
        lock (_gate)
        {
            if (!terminal)
                output.WriteLine($"{release}: {artifact.Name} pushed, {sent.Count} of {artifact.Manifest.Blobs.Count()} blobs, {CopyDisplay.Size(sent.Sum(blob => blob.Size))}");
        }
    }

    public void Dispose() => _line.Dispose();
}
