using Dobos.Failures;

namespace Dobos.Host.Switching;

/// <summary>The command line, checked.</summary>
public sealed class Switches(IReadOnlyDictionary<string, string> given)
{
    private static readonly string[] ForCake = ["--target", "--verbosity", "--exclusive", "--dryrun", "--tree", "--description"];

    public string[] Targets => List("--target");

    public string? Environment => this["--env"];

    public string RequiredEnvironment => Required("--env", "the environment");

    public string[] Services => List("--service");

    public bool Offline => Has("--offline");

    public bool Yes => Has("--yes");

    public bool Help => Has("--help");

    /// <summary>All tasks are to be listed, which needs no target.</summary>
    public bool Lists => Has("--tree") || Has("--description");

    public bool Plan => Has("--plan");

    public bool PlanAsJson => this["--plan"] is "json";

    /// <summary>A machine reads the answer.</summary>
    public bool Json => Has("--json");

    public string? Filter => this["--filter"];

    public bool Exclusive => Has("--exclusive");

    public string? this[string name] => given.GetValueOrDefault(name);

    public string Required(string name, string what) =>
        this[name] ?? throw new UsageException($"{name} is needed: it says {what}.");

    public bool Has(string name) => given.ContainsKey(name);

    public IEnumerable<string> CakeArguments() =>
        from name in ForCake
        where Has(name)
        from argument in name == "--target" ? Targets.SelectMany(target => new[] { name, target }) : given[name].Length == 0 ? [name] : [name, given[name]]
        select argument;

    internal string[] List(string name) =>
        this[name]?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];
}
