using Dobos.Failures;
using Dobos.Host.Targets;
using Dobos.Names;

namespace Dobos.Host.Switching;

/// <summary>Turns the command line into <see cref="Switches"/>, or says what is wrong with it.</summary>
public sealed class SwitchParser(TargetCatalog catalog)
{
    private static readonly string[] MayRepeat = ["--target", "--service"];
    private static readonly string[] NeedTarget = ["--plan", "--dryrun", "--exclusive"];
    private static readonly string[] Verbosities = ["quiet", "minimal", "normal", "verbose", "diagnostic"];

    public Switches Parse(string[] arguments, Func<string, string?> variable)
    {
        var given = new Dictionary<string, string>();
        var known = Known(arguments);
        for (var i = 0; i < arguments.Length; i++)
            Add(given, arguments, ref i, known);

        if (IsOn("DOBOS_OFFLINE", variable("DOBOS_OFFLINE")))
            given["--offline"] = "";
        return Checked(new Switches(given));
    }

    // Whoever believes to be offline must not end up in Azure for a spelling.
    private static bool IsOn(string name, string? value) => value?.ToUpperInvariant() switch
    {
        null or "" or "0" or "FALSE" or "NO" or "OFF" => false,
        "1" or "TRUE" or "YES" or "ON" => true,
        _ => throw new UsageException($"{name} is '{value}'; it is 1, or 0, or not set."),
    };

    private void Add(Dictionary<string, string> given, string[] arguments, ref int i, Dictionary<string, Switch> known)
    {
        var (name, value) = Split(arguments[i]);
        if (name is "-h" or "-?")
            name = "--help";
        if (!known.TryGetValue(name, out var found))
            throw new UsageException(Unknown(name, known.Keys));
        if (found.IsFlag && value is not null)
            throw new UsageException($"{name} takes no value, but was given '{value}'.");
        if (found is { IsFlag: false, IsOptional: false })
            value = Filled(value ?? Following(arguments, ref i)) ?? throw new UsageException($"{name} needs a value: {found.Shown}. {found.Sentence}");
        if (given.TryGetValue(name, out var earlier))
            value = MayRepeat.Contains(name) ? $"{earlier},{value}" : throw new UsageException($"{name} is given twice.");
        given[name] = value ?? "";
    }

    private static (string Name, string? Value) Split(string argument) =>
        argument.StartsWith("--", StringComparison.Ordinal) && argument.IndexOf('=', StringComparison.Ordinal) is > 0 and var at
            ? (argument[..at], argument[(at + 1)..])
            : (argument, null);

    private static string? Following(string[] arguments, ref int i)
    {
        var next = i + 1 < arguments.Length ? arguments[i + 1] : null;
        if (string.IsNullOrEmpty(next) || next.StartsWith("--", StringComparison.Ordinal))
            return null;

        i++;
        return next;
    }

    // "--service=$(Service)" with a variable that nobody set must not mean every service.
    private static string? Filled(string? value) => value?.Trim(' ', ',').Length > 0 ? value : null;

    // A switch is known when a target on the way to the one asked for takes it.
    private Dictionary<string, Switch> Known(string[] arguments)
    {
        var targets = arguments.Index()
            .Where(argument => Split(argument.Item).Name == "--target")
            .SelectMany(argument => (Split(argument.Item).Value ?? arguments.ElementAtOrDefault(argument.Index + 1) ?? "").Split(','))
            .Where(name => name.Length > 0 && !name.StartsWith("--", StringComparison.Ordinal));
        return CommonSwitches.All.Concat(catalog.PathTo(targets).SelectMany(target => target.Switches))
            .DistinctBy(known => known.Name)
            .ToDictionary(known => known.Name);
    }

    private string Unknown(string name, IEnumerable<string> known)
    {
        if (!name.StartsWith('-'))
            return $"'{name}' is not a switch; a target is asked for by --target{(Nearest.To(name, catalog.All.Select(target => target.Name)) is { } meant ? $" {meant}" : "")}.";

        var takers = catalog.All.Where(target => target.Switches.Any(taken => taken.Name == name)).Select(target => target.Name).ToArray();
        if (takers.Length > 0)
            return $"{name} is a switch of {string.Join(" and ", takers)}, and no target that runs here takes it.";

        var list = known.Order().ToArray();
        return $"There is no switch {name}{(Nearest.To(name, list) is { } near ? $" (did you mean {near}?)" : "")}; here are {string.Join(", ", list)}.";
    }

    private static Switches Checked(Switches switches)
    {
        if (switches["--plan"] is { Length: > 0 } form and not "json")
            throw new UsageException($"--plan={form} is unknown; it is --plan or --plan=json.");
        if (switches["--verbosity"] is { } level && !Verbosities.Contains(level, StringComparer.OrdinalIgnoreCase))
            throw new UsageException($"--verbosity {level} is unknown; the levels are {string.Join(", ", Verbosities)}.");
        if (switches.Targets is [] && !switches.Help && NeedTarget.FirstOrDefault(switches.Has) is { } lonely)
            throw new UsageException($"{lonely} needs a --target.");
        return switches;
    }
}
