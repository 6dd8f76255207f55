namespace Dobos.Versions;

/// <summary>The commits that counted under one major.minor. Where a service returns to an old one, its count goes on: no number is given twice.</summary>
internal sealed class Line(string since)
{
    private const int Kept = 10;

    private readonly Queue<Touch> _last = new();

    /// <summary>The commit that set it first.</summary>
    public string Since { get; } = since;

    /// <summary>The third number: 0 at the commit that sets the line.</summary>
    public int Number { get; private set; } = -1;

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Touch> Last => [.. _last.Reverse()];

    public void Add(Touch touch)
    {
        Number++;
        _last.Enqueue(touch);
        if (_last.Count > Kept)
            _last.Dequeue();
    }
}
