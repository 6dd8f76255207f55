namespace Dobos.Versions;

/// <summary>
/// One service on its way through history: what it is made of now, and how often that has changed. Each commit is judged by its own inputs and those of
/// the commit before it, so that no later change of the inputs can move an older number.
/// </summary>
internal sealed class ServiceHistory(string name, InputsReader reader)
{
    private readonly Dictionary<string, Line> _lines = [];

    public string Name => name;

    /// <summary>What the service is made of at the commit reached; null where it is not there.</summary>
    public ServiceInputs? Inputs { get; private set; }

    /// <summary>The count that the commit reached belongs to.</summary>
    public Line? Line => Inputs?.MajorMinor is { } line ? _lines.GetValueOrDefault(line) : null;

    /// <summary>Goes on to the next commit, whose changes the tree has in it.</summary>
    public void Step(Commit commit, SourceTree tree)
    {
        var (now, changed) = Compare(commit.Changes, tree);
        Inputs = now;
        if (changed is null || now?.MajorMinor is not { } line)
            return;

        if (!_lines.TryGetValue(line, out var count))
            _lines[line] = count = new Line(commit.Id);
        count.Add(Touch.Of(commit, changed));
    }

    /// <summary>What the service is made of after these changes, and which of them, if any, concern it: null where none does.</summary>
    public (ServiceInputs? Now, IReadOnlyCollection<string>? Changed) Compare(IReadOnlyList<TreeChange> changes, SourceTree tree)
    {
        var before = Inputs;
        var now = changes.Any(change => SourceTree.IsService(change.Path) || before?.DependsOn(change) is true) ? reader.Read(name, tree) : before;
        string[] changed = [.. changes.Where(change => before?.Covers(change) is true || now?.Covers(change) is true).Select(change => change.Path), .. Terms(before, now)];
        return (now, changed is [] && before is null == now is null ? null : changed);
    }

    private static IEnumerable<string> Terms(ServiceInputs? before, ServiceInputs? now) =>
        before is null || now is null ? [] : before.Terms.Keys.Union(now.Terms.Keys).Where(file => before.Terms.GetValueOrDefault(file) != now.Terms.GetValueOrDefault(file));
}
