namespace Cake.Tests.Fakes;

/// <summary>What happened, in order. Tasks of a test are given it by the container.</summary>
internal sealed class Journal
{
    private readonly List<string> _lines = [];

    public IReadOnlyList<string> Lines => _lines;

    public void Add(string line) => _lines.Add(line);
}
