using Dobos.Checkouts;
using Dobos.Json;
using Dobos.Names;

namespace Dobos.Environments;

/// <summary>The environments that this checkout defines, one file each.</summary>
public sealed class EnvironmentCatalog(Checkout checkout, bool offline = false)
{
    private string[]? _names;
    private JsonSchema? _schema;

    /// <summary>In the order of the alphabet; found by listing the folder, without opening a file.</summary>
    public IReadOnlyList<string> Names => _names ??= [.. Found().Order(StringComparer.Ordinal)];

    private JsonSchema Schema => _schema ??= JsonSchema.Embedded(typeof(EnvironmentCatalog).Assembly, "environment.schema.json");

    /// <summary>The name as its file has it, or an exception that lists those that there are.</summary>
    public string Find(string name) =>
        Names.Contains(name) ? name : throw new UnknownNameException("environment", name, Names, "build/environments has no <name>.json");

    public EnvironmentDefinition Load(string name)
    {
        List<JsonFinding> findings = [];
        var definition = Load(Find(name), findings);
        return findings is [] ? Placed(definition!) : throw new InvalidJsonException(findings);
    }

    /// <summary>Every environment, or everything that is wrong in any of their files.</summary>
    public IReadOnlyList<EnvironmentDefinition> LoadAll()
    {
        List<JsonFinding> findings = [];
        EnvironmentDefinition?[] all = [.. Names.Select(name => Load(name, findings))];
        return findings is [] ? [.. all.OfType<EnvironmentDefinition>().Select(Placed)] : throw new InvalidJsonException(findings);
    }

    private EnvironmentDefinition Placed(EnvironmentDefinition definition) => offline ? definition.Offline() : definition;

    private EnvironmentDefinition? Load(string name, List<JsonFinding> findings)
    {
        try
        {
            List<JsonFinding> own = [];
            var file = JsonFile.Read(PathOf(name), Schema, own, Shown(name));
            DefinitionReader.CheckAddress(file, own);
            new PromotionChain(Names, PromotesFrom).Check(name, file, own);
            findings.AddRange(own);
            return own is [] ? DefinitionReader.Read(name, file, checkout.Root) : null;
        }
        catch (InvalidJsonException malformed)
        {
            findings.AddRange(malformed.Findings);
            return null;
        }
    }

    // Of the environments further up only this one member counts: a fault elsewhere in dev.json must not keep anybody from rolling prod back.
    private string? PromotesFrom(string name)
    {
        try
        {
            return new NodeReader(new(Shown(name), File.ReadAllBytes(PathOf(name))), []).Read()["promotesFrom"]?.Text;
        }
        catch (Exception unreadable) when (unreadable is InvalidJsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private string PathOf(string name) => Path.Combine(checkout.Environments, $"{name}.json");

    private string Shown(string name) => checkout.Shown(PathOf(name));

    // dev.offline.json and environment.schema.json lie beside the definitions: a name has no dot in it.
    private IEnumerable<string> Found() =>
        Directory.Exists(checkout.Environments)
            ? Directory.EnumerateFiles(checkout.Environments, "*.json").Select(Path.GetFileNameWithoutExtension).OfType<string>().Where(name => !name.Contains('.', StringComparison.Ordinal))
            : [];
}
