using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Dobos.Registries;

namespace Dobos.Images.Bases;

/// <summary>A tag of a repository of a registry, as people write it.</summary>
public sealed partial record BaseReference(RegistryAddress Registry, string Repository, string Tag)
{
    public static bool TryParse(string text, [NotNullWhen(true)] out BaseReference? reference)
    {
        var parts = Form().Match(text);
        reference = parts.Success && RegistryAddress.TryParse(parts.Groups["registry"].Value, out var registry)
            ? new(registry, parts.Groups["repository"].Value, parts.Groups["tag"].Value)
            : null;
        return reference is not null;
    }

    public override string ToString() => $"{Registry}/{Repository}:{Tag}";

    // The registry is always written: no image comes from where nobody said.
    [GeneratedRegex(@"^(?<registry>[^/]+)/(?<repository>[a-z0-9._/-]+):(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127})\z")]
    private static partial Regex Form();
}
