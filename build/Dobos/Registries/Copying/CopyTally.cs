namespace Dobos.Registries.Copying;

/// <summary>How far a copy is, from what was told of it.</summary>
internal sealed class CopyTally
{
    private readonly Dictionary<Digest, long> _sent = [];
    private int _blobs;
    private int _done;
    private long _bytes;

    public void Count(CopyEvent happened)
    {
        switch (happened)
        {
            case CopyEvent.Planned plan:
                _blobs += plan.Blobs;
                _bytes += plan.Bytes;
                break;
            case CopyEvent.Sent sent:
                _sent[sent.Blob.Digest] = sent.Bytes;
                break;
            case CopyEvent.BlobDone done:
                _sent[done.Blob.Digest] = done.Blob.Size;
                _done++;
                break;
        }
    }

    public override string ToString() => $"{_done} of {_blobs} blobs, {CopyDisplay.Size(_sent.Values.Sum())} of {CopyDisplay.Size(_bytes)}";
}
