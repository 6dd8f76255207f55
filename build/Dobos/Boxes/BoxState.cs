using System.Text.Json;

namespace Dobos.Boxes;

/// <summary>What a running box serves.</summary>
public sealed record BoxState(int Process, IReadOnlyList<BoxThing> Things)
{
    internal static BoxState Read(JsonElement state) => new(
        state.GetProperty("process").GetInt32(),
        [.. state.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.Array).SelectMany(kind => kind.Value.EnumerateArray().Select(thing => Read(kind.Name, thing)))]);

    /// <summary>What the box calls 'vaults' is one vault here.</summary>
    internal static BoxThing Read(string kind, JsonElement thing)
    {
        var facts = thing.EnumerateObject().ToDictionary(fact => fact.Name, fact => fact.Value.GetString()!);
        _ = facts.Remove("name", out var name) & facts.Remove("address", out var address);
        return new(kind == "registries" ? "registry" : kind.TrimEnd('s'), name!, address!, facts);
    }
}
