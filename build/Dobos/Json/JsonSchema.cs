using System.Reflection;

namespace Dobos.Json;

/// <summary>A schema in the subset that we use. What it asks for beyond that is refused when it is read, wherever it stands.</summary>
internal sealed class JsonSchema
{
    private JsonSchema(Node root)
    {
        Root = root;
        CheckRule(root);
    }

    internal Node Root { get; }

    public static JsonSchema Parse(string name, byte[] bytes)
    {
        List<JsonFinding> findings = [];
        var root = new NodeReader(new(name, bytes), findings).Read();
        return findings is [] ? new(root) : throw new SchemaException(findings[0]);
    }

    /// <summary>The schema that is embedded in an assembly under its file's name.</summary>
    public static JsonSchema Embedded(Assembly assembly, string name)
    {
        using var stream = assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{assembly} has no resource {name}.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return Parse(name, bytes);
    }

    internal Node Definition(Node reference)
    {
        const string Prefix = "#/$defs/";
        var found = reference.Text.StartsWith(Prefix, StringComparison.Ordinal) ? Root["$defs"]?[reference.Text[Prefix.Length..]] : null;
        return found ?? throw new SchemaException(reference.Finding($"{reference.Text} is not in $defs."));
    }

    private void CheckRule(Node rule)
    {
        foreach (var keyword in rule.Children)
            CheckKeyword(keyword);
    }

    private void CheckKeyword(Node keyword)
    {
        switch (keyword.Name)
        {
            case "properties" or "$defs" or "oneOf":
                foreach (var rule in keyword.Children)
                    CheckRule(rule);

                break;
            case "items" or "propertyNames" or "additionalProperties":
                CheckRule(keyword);
                break;
            case "$ref":
                Definition(keyword);
                break;
            case "type" when keyword.Text is not ("object" or "array" or "string" or "number" or "integer" or "boolean" or "null"):
                throw new SchemaException(keyword.Finding($"This validator takes one type by its name, not {ValueRules.Show(keyword)}."));
            case "$schema" or "$id" or "title" or "description" or "default" or "examples":
            case "type" or "required" or "enum" or "const" or "pattern" or "minLength" or "maxLength":
            case "minItems" or "uniqueItems" or "minimum" or "maximum":
                break;
            default:
                throw new SchemaException(keyword.Finding($"This validator does not know the keyword '{keyword.Name}'."));
        }
    }
}
