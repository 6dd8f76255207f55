using System.Text.Json;
using Dobos.Names;

namespace Dobos.Json;

/// <summary>required, properties, additionalProperties, propertyNames.</summary>
internal static class ObjectRules
{
    public static void Check(Validator validator, Node value, Node rule, Node keyword)
    {
        switch (keyword.Name)
        {
            case "required":
                CheckRequired(validator, value, keyword);
                break;
            case "properties":
                CheckProperties(validator, value, keyword);
                break;
            case "additionalProperties":
                CheckOthers(validator, value, rule["properties"], keyword);
                break;
            default:
                foreach (var member in value.Children)
                    validator.Check(member.NameAsValue(), keyword);

                break;
        }
    }

    private static void CheckRequired(Validator validator, Node value, Node keyword)
    {
        foreach (var name in keyword.Children)
        {
            if (value[name.Text] is null)
                validator.Report(value, $"lacks '{name.Text}'");
        }
    }

    private static void CheckProperties(Validator validator, Node value, Node properties)
    {
        foreach (var member in value.Children)
        {
            if (properties[member.Name] is { } rule)
                validator.Check(member, rule);
        }
    }

    private static void CheckOthers(Validator validator, Node value, Node? properties, Node rule)
    {
        foreach (var member in value.Children)
        {
            if (properties?[member.Name] is not null)
                continue;

            if (rule.Kind == JsonValueKind.Object)
                validator.Check(member, rule);
            else if (rule.Kind == JsonValueKind.False)
                validator.Add(member.Finding($"'{member.Path}' is not known here{Nearest.Hint(member.Name, Names(properties))}"));
        }
    }

    private static string[] Names(Node? properties) => properties is null ? [] : [.. properties.Children.Select(child => child.Name)];
}
