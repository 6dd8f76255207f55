using System.Text;
using System.Text.Json;
using Dobos.Checkouts;
using Dobos.Environments.Vaults;
using Dobos.Json;
using Dobos.Secrets;

namespace Dobos.Environments;

/// <summary>What the vault of an environment starts with in the box: build/environments/&lt;name&gt;.offline.json. No value of it is printed, in an error neither.</summary>
public sealed class OfflineValues(Checkout checkout)
{
    private JsonSchema? _schema;

    private JsonSchema Schema => _schema ??= JsonSchema.Embedded(typeof(OfflineValues).Assembly, "offline.schema.json");

    /// <summary>By name in the vault; none where there is no such file.</summary>
    public IReadOnlyDictionary<string, Secret> Of(string environment)
    {
        var path = Path.Combine(checkout.Environments, $"{environment}.offline.json");
        return File.Exists(path) ? Read(path) : new Dictionary<string, Secret>();
    }

    private Dictionary<string, Secret> Read(string path)
    {
        List<JsonFinding> findings = [];
        var values = JsonFile.Read(path, Schema, findings, checkout.Shown(path))["values"];
        findings.AddRange(values?.Children.Select((value, i) => Fault(value, values.Children.Take(i))).OfType<JsonFinding>() ?? []);
        return findings is [] ? values!.Children.ToDictionary(value => value.Name, value => new Secret(value.Text)) : throw new InvalidJsonException(findings);
    }

    private static JsonFinding? Fault(Node value, IEnumerable<Node> before) =>
        before.FirstOrDefault(other => other.Name.Equals(value.Name, StringComparison.OrdinalIgnoreCase)) is { } same
            ? value.Finding($"'{value.Path}' is '{same.Path}' to a vault, which knows no case; keep one of the two.")
        : value is { Kind: JsonValueKind.String, Text: "" } ? value.Finding($"'{value.Path}' is empty; leave it out, or give it a value.")
        : Encoding.UTF8.GetByteCount(value.Text) is > VaultVerdict.MostBytes and var bytes
            ? value.Finding($"'{value.Path}' has {bytes} bytes; a vault takes {VaultVerdict.MostBytes}.")
        : null;
}
