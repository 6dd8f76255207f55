namespace Dobos.Testing;

/// <summary>All results of this run of the suite, whichever target they belong to.</summary>
public sealed class Ledger
{
    private readonly List<ProjectResult> _results = [];

    public IReadOnlyList<ProjectResult> Results => _results;

    /// <summary>Null where no test was asked for.</summary>
    public Tally? Tally => _results.Count == 0 ? null : Testing.Tally.Of(_results.SelectMany(result => result.Tests));

    /// <summary>What the tests were narrowed down with; null where all ran.</summary>
    public string? Filter { get; private set; }

    public void Add(IEnumerable<ProjectResult> results, string? filter = null)
    {
        _results.AddRange(results);
        Filter ??= filter;
    }
}
