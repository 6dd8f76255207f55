using System.Text.Json;
using System.Text.RegularExpressions;

namespace Dobos.Versions;

/// <summary>The packages that a service's projects ask for, by name or by way of others. They are known where every project has a lock file.</summary>
internal sealed partial class PackageUse
{
    private readonly HashSet<string> _names = new(StringComparer.OrdinalIgnoreCase);

    public bool IsKnown { get; private set; } = true;

    public bool Has(string name) => _names.Contains(name);

    public void AddReferences(string xml)
    {
        foreach (var name in Reference().Matches(xml).SelectMany(match => match.Groups["names"].Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))
            Add(name);
        // What is done with all of them at once concerns those too that nobody refers to.
        IsKnown &= !xml.Contains("(PackageVersion", StringComparison.OrdinalIgnoreCase);
    }

    /// <param name="text">A packages.lock.json, or null where there is none.</param>
    public void AddLock(string? text)
    {
        try
        {
            using var document = JsonDocument.Parse(text ?? "");
            foreach (var package in document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()))
                Add(package.Name);
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            IsKnown = false;
        }
    }

    private void Add(string name)
    {
        IsKnown &= !name.Contains('(', StringComparison.Ordinal);
        _names.Add(name);
    }

    [GeneratedRegex("""<PackageReference\b[^>]*?\b(?:Include|Update)\s*=\s*["'](?<names>[^"']*)["']""", RegexOptions.IgnoreCase)]
    private static partial Regex Reference();
}
