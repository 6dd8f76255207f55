using YamlDotNet.RepresentationModel;

namespace Dobos.Lint.Charts;

/// <summary>A place in a YAML document, whether something stands there or not, and the keys that lead to it.</summary>
public sealed class YamlValue(YamlNode? node, IReadOnlyList<string> keys)
{
    public IReadOnlyList<string> Keys { get; } = keys;

    public bool Exists => node is not null and not YamlScalarNode { Value: null or "" or "null" or "~" };

    public string? Text => (node as YamlScalarNode)?.Value;

    public bool IsTrue => Text == "true";

    public YamlValue this[string key] =>
        new(node is YamlMappingNode map && map.Children.TryGetValue(key, out var child) ? child : null, [.. Keys, key]);

    public IEnumerable<YamlValue> Items => node is YamlSequenceNode list ? list.Select(item => new YamlValue(item, Keys)) : [];

    public IEnumerable<(string Key, YamlValue Value)> Members =>
        node is YamlMappingNode map ? map.Children.Select(pair => ((YamlScalarNode)pair.Key).Value!).Select(key => (key, this[key])) : [];

    public override string ToString() => string.Join('.', Keys);
}
