using System.Text.Json;

namespace Dobos.Json;

/// <summary>oneOf: when no choice fits, speaks of the one that was meant, else names them all.</summary>
internal static class Choice
{
    public static void Check(Validator validator, Node value, Node keyword)
    {
        Node[] choices = [.. keyword.Children.Select(validator.Resolve)];
        var fitting = choices.Count(choice => validator.Try(value, choice) is []);
        if (fitting == 1)
            return;

        Node[] meant = [.. choices.Where(choice => IsMeant(value, choice))];
        if (fitting == 0 && meant is [var only])
            Report(validator, validator.Try(value, only));
        else if (meant.Length > 1)
            validator.Report(value, $"fits more than one of {List(choices)}; give only one");
        else
            ReportNone(validator, value, choices);
    }

    private static void Report(Validator validator, IReadOnlyList<JsonFinding> found)
    {
        foreach (var finding in found)
            validator.Add(finding);
    }

    private static void ReportNone(Validator validator, Node value, Node[] choices)
    {
        string[] keys = [.. choices.SelectMany(Required)];
        var slip = value.Kind == JsonValueKind.Object ? value.Children.FirstOrDefault(member => Nearest.To(member.Name, keys) is not null) : null;
        if (slip is null)
            validator.Report(value, $"must be one of {List(choices)}");
        else
            validator.Add(slip.Finding($"'{slip.Path}' is not known here; did you mean '{Nearest.To(slip.Name, keys)}'?"));
    }

    private static bool IsMeant(Node value, Node choice) =>
        (choice["type"] is not { } type || Validator.Fits(value, type.Text))
        && (choice["enum"] is not { } values || values.Children.Any(one => one.Kind == value.Kind))
        && (value.Kind != JsonValueKind.Object || Required(choice).Any(key => value[key] is not null));

    private static IEnumerable<string> Required(Node choice) => choice["required"]?.Children.Select(key => key.Text) ?? [];

    private static string List(Node[] choices) => string.Join(", ", choices.Select(Name));

    private static string Name(Node choice) =>
        choice["enum"] is { } values ? string.Join(", ", values.Children.Select(ValueRules.Show))
        : choice["const"] is { } value ? ValueRules.Show(value)
        : Required(choice).ToArray() is { Length: > 0 } keys ? $"{{{string.Join(" and ", keys.Select(key => $"'{key}'"))}}}"
        : choice["description"]?.Text ?? choice["type"]?.Text ?? "a value";
}
