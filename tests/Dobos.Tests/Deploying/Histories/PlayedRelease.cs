using Dobos.Deploying.Histories;

namespace Dobos.Tests.Deploying.Histories;

/// <summary>
/// A helm release as helm keeps one, played without helm: labels handed on from revision to revision, 'superseded' for whatever came before,
/// old revisions pruned. Beside it a book that knows nothing of revisions' numbers: what was proven, on a stack, from which going back takes off.
/// </summary>
internal sealed class PlayedRelease
{
    private const int Kept = 10;

    private readonly List<Row> _revisions = [];
    private readonly List<string> _proven = [];
    private int _newest;
    private int? _label;

    public int Newest => _newest;

    public bool IsRunning => _revisions.Count > 0;

    /// <summary>What runs, whether it was proven or not.</summary>
    public string? Running => _revisions.LastOrDefault(revision => revision.State != RevisionState.Failed)?.Content;

    public ReleaseHistory History => new("calc", [.. _revisions.Select(one => new Revision(one.Number, one.State, one.Content, default) { ProvenNumber = one.Label, BackTo = one.BackTo })]);

    /// <summary>The answer of the book: the content to go back to after a revision that came on top, null when nothing is proven.</summary>
    public string? Expected => _proven.LastOrDefault(IsStillThere);

    public void Upgrade(string content, RevisionState state) => Add(content, state, backTo: null);

    public void GoBack(int number)
    {
        var target = _revisions.Single(revision => revision.Number == number);
        while (_proven.Count > 0 && _proven[^1] != target.Content)
            _proven.RemoveAt(_proven.Count - 1);
        Add(target.Content, RevisionState.Deployed, number);
    }

    public void Prove()
    {
        _label = _newest;
        _revisions[^1] = _revisions[^1] with { Label = _newest, State = RevisionState.Deployed };
        if (_proven.LastOrDefault() != _revisions[^1].Content)
            _proven.Add(_revisions[^1].Content);
    }

    public void Uninstall()
    {
        _revisions.Clear();
        _proven.Clear();
        _label = null;
        _newest = 0;
    }

    private void Add(string content, RevisionState state, int? backTo)
    {
        if (_revisions.Count > 0 && _revisions[^1].State == RevisionState.Deployed)
            _revisions[^1] = _revisions[^1] with { State = RevisionState.Superseded };
        _revisions.Add(new(++_newest, content, state, _label, backTo));
        while (_revisions.Count > Kept)
            _revisions.RemoveAt(0);
    }

    private bool IsStillThere(string content) => _revisions.Any(revision => revision.Content == content && revision.Label == revision.Number);

    private sealed record Row(int Number, string Content, RevisionState State, int? Label, int? BackTo);
}
