using System.Text;
using Dobos.Json;

namespace Dobos.Tests.Json;

/// <summary>A text held against a schema, both given inline.</summary>
internal static class Held
{
    public static string[] Findings(string schema, string json)
    {
        List<JsonFinding> findings = [];
        new Validator(JsonSchema.Parse("schema", Encoding.UTF8.GetBytes(schema)), findings).Check(Read(json, findings));
        return [.. findings.Select(finding => finding.ToString())];
    }

    public static Node Read(string json, List<JsonFinding> findings) => new NodeReader(new("f", Encoding.UTF8.GetBytes(json)), findings).Read();
}
