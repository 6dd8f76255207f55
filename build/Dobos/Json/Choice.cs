using System.Text.Json;
using Dobos.Names;

namespace Dobos.Json;

/// <summary>oneOf: when no choice fits, speaks of the one that was meant, else names them all.</summary>
internal static class Choice
{
    // Loops, not queries: environment and service files are full of choices and are read in nearly every run, mostly by code that is not compiled yet.
    public static void Check(Validator validator, Node value, Node keyword)
    {
        var fitting = 0;
        List<Node> meant = [];
        foreach (var choice in keyword.Children)
        {
            var rule = validator.Resolve(choice);
            if (!Meaning.CanBe(value, rule))
                continue;

            meant.Add(rule);
            if (validator.Try(value, rule) is [])
                fitting++;
        }

        if (fitting != 1)
            Report(validator, value, [.. keyword.Children.Select(validator.Resolve)], meant, fitting);
    }

    private static void Report(Validator validator, Node value, Node[] choices, List<Node> meant, int fitting)
    {
        if (fitting > 1)
            validator.Report(value, $"fits more than one of {List(choices)}, but must fit one alone");
        else if (Meaning.IsTorn(value, meant))
            validator.Report(value, $"mixes {List(meant)}; give only one");
        else if (Meaning.Narrow(value, meant) is [_, ..] narrow)
            ReportLike(validator, narrow.Select(choice => validator.Try(value, choice)).MinBy(found => found.Count)!);
        else
            ReportNone(validator, value, choices);
    }

    private static void ReportLike(Validator validator, IReadOnlyList<JsonFinding> found)
    {
        foreach (var finding in found)
            validator.Add(finding);
    }

    private static void ReportNone(Validator validator, Node value, Node[] choices)
    {
        string[] keys = [.. choices.SelectMany(Meaning.Required)];
        var slip = value.Kind == JsonValueKind.Object ? value.Children.FirstOrDefault(member => Nearest.To(member.Name, keys) is not null) : null;
        if (slip is null)
            validator.Report(value, $"must be one of {List(choices)}");
        else
            validator.Add(slip.Finding($"'{slip.Path}' is not known here; did you mean '{Nearest.To(slip.Name, keys)}'?"));
    }

    private static string List(IEnumerable<Node> choices) => string.Join(", ", choices.Select(Name));

    private static string Name(Node choice) =>
        choice["enum"] is { } values ? string.Join(", ", values.Children.Select(ValueRules.Show))
        : choice["const"] is { } value ? ValueRules.Show(value)
        : Meaning.Required(choice).ToArray() is { Length: > 0 } keys ? $"{{{string.Join(" and ", keys.Select(key => $"'{key}'"))}}}"
        : choice["description"]?.Text ?? choice["type"]?.Text ?? "a value";
}
