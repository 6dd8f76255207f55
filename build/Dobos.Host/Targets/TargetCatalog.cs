using System.Reflection;
using Cake.Frosting;
using Dobos.Failures;
using Dobos.Names;

namespace Dobos.Host.Targets;

/// <summary>All targets, read from the attributes of the task classes.</summary>
public sealed class TargetCatalog(IEnumerable<Type> tasks)
{
    private readonly Dictionary<string, Target> _targets =
        tasks.Where(type => type is { IsAbstract: false, IsPublic: true } && type.IsAssignableTo(typeof(IFrostingTask)))
            .Select(Read)
            .ToDictionary(target => target.Name, StringComparer.OrdinalIgnoreCase);

    /// <summary>The targets of this host.</summary>
    public static TargetCatalog OfHost() => new(typeof(TargetCatalog).Assembly.GetTypes());

    public IReadOnlyCollection<Target> All => _targets.Values;

    public Target Require(string name) =>
        _targets.TryGetValue(name, out var target)
            ? target
            : throw new UsageException($"There is no target '{name}'{DidYouMean(name)}; the targets are {string.Join(", ", _targets.Keys.Order())}.");

    public string NeedersOf(string tool) =>
        string.Join(", ", All.Where(target => target.Needs.Contains(tool)).Select(target => target.Name).Order()) is { Length: > 0 } names ? names : "no target yet";

    /// <summary>The target and all that runs before it, in the order in which they run.</summary>
    public IReadOnlyList<Target> PathTo(IEnumerable<string> names)
    {
        var path = new List<Target>();
        foreach (var name in names)
            Visit(Require(name), path);
        return path;
    }

    private void Visit(Target target, List<Target> path)
    {
        if (path.Contains(target))
            return;

        foreach (var before in target.After)
            Visit(Require(before), path);
        path.Add(target);
    }

    private string DidYouMean(string name) => Nearest.To(name, _targets.Keys) is { } near ? $" (did you mean {near}?)" : "";

    private static Target Read(Type task)
    {
        var kind = task.GetCustomAttribute<KindAttribute>() ?? throw new InvalidOperationException($"{task.Name} does not say its [Kind].");
        return new Target(
            NameOf(task),
            task.GetCustomAttribute<TaskDescriptionAttribute>()?.Description ?? "",
            kind.Group,
            kind.Effect,
            [.. task.GetCustomAttributes<TakesAttribute>().Select(takes => new Switch(takes.Name, takes.Value, takes.Sentence))],
            [.. task.GetCustomAttributes<NeedsAttribute>().Select(needs => needs.Tool)],
            [.. task.GetCustomAttributes<IsDependentOnAttribute>().Select(before => NameOf(before.Task))],
            task);
    }

    private static string NameOf(Type task) => task.GetCustomAttribute<TaskNameAttribute>()?.Name ?? task.Name;
}
