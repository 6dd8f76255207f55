namespace Dobos.Builds;

/// <summary>One piece of work that need not be done twice: decided by its stamp, done, then stamped.</summary>
public sealed class Work(StampStore stamps, string name, IReadOnlyList<string> terms, Func<IReadOnlyList<FileState>> inputs)
{
    private readonly IReadOnlyList<FileState> _inputs = inputs();
    private readonly Stamp? _before = stamps.Find(name);

    /// <summary>What the work wrote when it was last done.</summary>
    public IEnumerable<string> Outputs => _before?.Outputs.Select(file => file.Path) ?? [];

    public Decision Decide() =>
        new Stamp(terms, _inputs, [.. Outputs.Select(FileState.Of)]).WhyAgain(_before) is { } why
            ? new Decision(IsNeeded: true, why)
            : new Decision(IsNeeded: false, "nothing that it reads has changed since it was last done");

    /// <summary>Does it, and stamps it if <paramref name="act"/> returns the files that it wrote; null or a throw leaves no stamp.</summary>
    public void Do(Func<IEnumerable<string>?> act)
    {
        stamps.Forget(name);
        if (act() is { } written)
            stamps.Keep(name, new Stamp(terms, Settled(), [.. written.Distinct().Select(FileState.Of)]));
    }

    // What it read is judged as it was before, so that an edit meanwhile is seen next time; but a lock file is written by the work itself.
    private FileState[] Settled()
    {
        var locks = inputs().Where(IsLock).ToArray();
        return [.. _inputs.Where(file => !IsLock(file)), .. locks];
    }

    private static bool IsLock(FileState file) => Path.GetFileName(file.Path) == "packages.lock.json";
}
