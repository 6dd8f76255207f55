namespace Dobos.Builds;

/// <summary>One piece of work that need not be done twice: decided by its stamp, done, then stamped.</summary>
public sealed class Work
{
    private readonly StampStore _stamps;
    private readonly string _name;
    private readonly Func<IReadOnlyList<FileState>> _look;
    private readonly Stamp _now;

    public Work(StampStore stamps, string name, IReadOnlyList<string> terms, Func<IReadOnlyList<FileState>> look)
    {
        (_stamps, _name, _look) = (stamps, name, look);
        var before = stamps.Find(name);
        Outputs = [.. before?.Outputs.Select(file => file.Path) ?? []];
        _now = new Stamp(terms, look(), [.. Outputs.Select(FileState.Of)]);
        Decision = _now.WhyAgain(before) is { } why
            ? new Decision(IsNeeded: true, stamps.Shown(why))
            : new Decision(IsNeeded: false, "nothing that it reads or wrote has changed since it was last done");
    }

    public Decision Decision { get; }

    /// <summary>What the work wrote when it was last done.</summary>
    public IReadOnlyList<string> Outputs { get; }

    /// <summary>Does it if it must be done, and says whether and why.</summary>
    public Decision DoOnce(Func<IEnumerable<string>?> act)
    {
        if (Decision.IsNeeded)
            Do(act);
        return Decision;
    }

    /// <summary>Does it, and stamps it if <paramref name="act"/> returns the files that it wrote; null or a throw leaves no stamp.</summary>
    public void Do(Func<IEnumerable<string>?> act)
    {
        _stamps.Forget(_name);
        if (act() is { } written)
            _stamps.Keep(_name, _now with { Inputs = Settled(), Outputs = [.. written.Distinct().Select(FileState.Of)] });
    }

    // What it read is judged as it was before, so that an edit meanwhile is seen next time; but a lock file is written by the work itself.
    private FileState[] Settled() => [.. _now.Inputs.Where(file => !IsLock(file)), .. _look().Where(IsLock)];

    private static bool IsLock(FileState file) => Path.GetFileName(file.Path) == "packages.lock.json";
}
