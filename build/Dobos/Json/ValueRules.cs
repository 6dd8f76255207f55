using System.Text.Json;
using Dobos.Names;

namespace Dobos.Json;

/// <summary>enum, const, minimum, maximum, and what it means that two values are the same.</summary>
internal static class ValueRules
{
    public static void Check(Validator validator, Node value, Node keyword)
    {
        Node[] allowed = keyword.Name == "const" ? [keyword] : [.. keyword.Children];
        if (!Array.Exists(allowed, one => Same(one, value)))
            validator.Report(value, $"is {Show(value)}, but must be {Alternatives(Array.ConvertAll(allowed, Show))}{Hint(value, allowed)}");
    }

    public static void CheckRange(Validator validator, Node value, Node keyword)
    {
        if (keyword.Name == "minimum" && value.Number < keyword.Number)
            validator.Report(value, $"is {value.Text}, but must be at least {keyword.Text}");
        else if (keyword.Name == "maximum" && value.Number > keyword.Number)
            validator.Report(value, $"is {value.Text}, but must be at most {keyword.Text}");
    }

    public static bool Same(Node left, Node right) =>
        left.Kind == right.Kind && left.Children.Count == right.Children.Count && left.Kind switch
        {
            JsonValueKind.Number => left.Number == right.Number,
            JsonValueKind.Array => left.Children.Zip(right.Children).All(pair => Same(pair.First, pair.Second)),
            JsonValueKind.Object => left.Children.All(member => right[member.Name] is { } other && Same(member, other)),
            _ => left.Text == right.Text,
        };

    public static string Show(Node value) => value.Kind switch
    {
        JsonValueKind.String => $"'{value.Text}'",
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => value.Text,
    };

    public static string Alternatives(IReadOnlyList<string> names) =>
        names.Count < 2 ? string.Concat(names) : $"{string.Join(", ", names.Take(names.Count - 1))} or {names[^1]}";

    private static string Hint(Node value, Node[] allowed) =>
        value.Kind == JsonValueKind.String && Nearest.To(value.Text, allowed.Select(one => one.Text)) is { } near ? $"; did you mean '{near}'?" : "";
}
