using System.Text.Json;

namespace Dobos.Json;

/// <summary>Which of several choices a value was meant to be, told by its kind, by its keys, and by a member that must have one certain value.</summary>
internal static class Meaning
{
    public static bool CanBe(Node value, Node choice) =>
        (choice["type"] is not { } type || Validator.Fits(value, type.Text))
        && (choice["enum"] is not { } values || HasOneOf(values.Children, value.Kind))
        && (choice["const"] is not { } only || only.Kind == value.Kind)
        && (value.Kind != JsonValueKind.Object || choice["required"] is not { } required || HasAny(value, required.Children));

    /// <summary>Whether a value has the keys of several choices that share none.</summary>
    public static bool IsTorn(Node value, List<Node> meant) =>
        meant.Count > 1 && value.Kind == JsonValueKind.Object
        && meant.SelectMany(Required).ToArray() is { } keys && keys.Length > 0 && keys.Distinct().Count() == keys.Length;

    /// <summary>Those whose certain values the value has, or all if it has none of them.</summary>
    public static List<Node> Narrow(Node value, List<Node> meant) =>
        meant.FindAll(choice => choice["properties"] is { } rules && rules.Children.Any(rule => HasCertain(value, rule))) is [_, ..] certain ? certain : meant;

    public static IEnumerable<string> Required(Node choice) => choice["required"]?.Children.Select(key => key.Text) ?? [];

    private static bool HasCertain(Node value, Node rule) =>
        rule["const"] is { } certain && value[rule.Name] is { } member && ValueRules.Same(certain, member);

    private static bool HasOneOf(IReadOnlyList<Node> values, JsonValueKind kind)
    {
        foreach (var value in values)
        {
            if (value.Kind == kind)
                return true;
        }

        return false;
    }

    private static bool HasAny(Node value, IReadOnlyList<Node> keys)
    {
        foreach (var key in keys)
        {
            if (value[key.Text] is not null)
                return true;
        }

        return false;
    }
}
