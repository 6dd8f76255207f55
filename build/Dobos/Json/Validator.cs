using System.Text.Json;

namespace Dobos.Json;

/// <summary>Holds a value against a schema and collects every finding.</summary>
internal sealed class Validator(JsonSchema schema, List<JsonFinding> findings)
{
    public void Check(Node value) => Check(value, schema.Root);

    internal void Check(Node value, Node rule)
    {
        rule = Resolve(rule);
        if (rule["type"] is { } type && !Fits(value, type.Text))
        {
            Report(value, $"must be {Article(type.Text)}, but is {Kind(value)}");
            return;
        }

        foreach (var keyword in rule.Children)
            CheckKeyword(value, rule, keyword);
    }

    internal Node Resolve(Node rule)
    {
        while (rule["$ref"] is { } reference)
            rule = schema.Definition(reference);

        return rule;
    }

    internal IReadOnlyList<JsonFinding> Try(Node value, Node rule)
    {
        List<JsonFinding> found = [];
        new Validator(schema, found).Check(value, rule);
        return found;
    }

    internal void Report(Node value, string fault) => Add(value.Finding($"{Subject(value)} {fault}{(fault.EndsWith('?') ? "" : ".")}"));

    internal void Add(JsonFinding finding) => findings.Add(finding);

    internal static string Subject(Node value) => value.Path is "" ? "The file" : $"'{value.Path}'";

    internal static bool Fits(Node value, string type) => value.Kind switch
    {
        JsonValueKind.True or JsonValueKind.False => type == "boolean",
        JsonValueKind.Number => type == "number" || (type == "integer" && decimal.IsInteger(value.Number)),
        _ => Kind(value) == Article(type),
    };

    private void CheckKeyword(Node value, Node rule, Node keyword)
    {
        switch (keyword.Name)
        {
            case "enum" or "const":
                ValueRules.Check(this, value, keyword);
                break;
            case "oneOf":
                Choice.Check(this, value, keyword);
                break;
            case "pattern" or "minLength" or "maxLength" when value.Kind == JsonValueKind.String:
                TextRules.Check(this, value, rule, keyword);
                break;
            case "minimum" or "maximum" when value.Kind == JsonValueKind.Number:
                ValueRules.CheckRange(this, value, keyword);
                break;
            case "required" or "properties" or "additionalProperties" or "propertyNames" when value.Kind == JsonValueKind.Object:
                ObjectRules.Check(this, value, rule, keyword);
                break;
            case "items" or "minItems" or "uniqueItems" when value.Kind == JsonValueKind.Array:
                ArrayRules.Check(this, value, keyword);
                break;
        }
    }

    private static string Article(string type) => type switch
    {
        "object" or "array" or "integer" => $"an {type}",
        "null" => "null",
        _ => $"a {type}",
    };

    private static string Kind(Node value) => value.Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a string",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "a boolean",
    };
}
