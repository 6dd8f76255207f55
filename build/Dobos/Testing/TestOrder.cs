using Dobos.Builds;
using Dobos.Secrets;

namespace Dobos.Testing;

/// <summary>Which tests are to run, and with what.</summary>
public sealed record TestOrder(ProjectSet Projects, string? Filter = null)
{
    /// <summary>The folder below artifacts/tests that the results go to.</summary>
    public string Area { get; init; } = "";

    /// <summary>Environment variables that only the tests see.</summary>
    public IReadOnlyDictionary<string, Secret> Variables { get; init; } = new Dictionary<string, Secret>();

    /// <summary>More tests follow in this run, so that a filter which fits none of these is no failure yet.</summary>
    public bool MoreFollow { get; init; }
}
